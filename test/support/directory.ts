import { createGazetteer } from "../../src/domain/gazetteer.ts";
import type { Place } from "../../src/domain/place.ts";
import { defaultTaxonomy } from "../../src/domain/taxonomy.ts";

const place = (id: string, kk: string, ru: string, en: string): Place => ({
  id,
  name: { kk, ru, en },
  coordinates: null,
  population: null,
  vanished: false,
});

/** A few places, with names that several of them have, and what help is divided by. */
export const smallCountry = {
  taxonomy: defaultTaxonomy,
  gazetteer: createGazetteer([
    place("000000000", "Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
    place("100000000", "Абай облысы", "область Абай", "Abai Region"),
    place("101000000", "Семей қаласы және маңы", "Семей и окрестности", "Semey and surroundings"),
    place("101010000", "Семей қаласы", "город Семей", "Semey city"),
    place("103600000", "Бородулиха ауданы", "Бородулихинский район", "Borodulikha District"),
    place(
      "103630000",
      "Бородулиха ауылдық округі",
      "Бородулихинский сельский округ",
      "Borodulikha rural district",
    ),
    place("103630100", "Бородулиха ауылы", "село Бородулиха", "Borodulikha village"),
    place("103640000", "Жерновка ауылдық округі", "Жерновский сельский округ", "Zhernovka rural district"),
    place("103640100", "Жамбыл ауылы", "село Жамбыл", "Zhambyl village"),
    place("103650100", "Жамбыл ауылы", "село Жамбыл", "Zhambyl village"),
    place("190000000", "Алматы облысы", "Алматинская область", "Almaty Region"),
    place("196200000", "Іле ауданы", "Илийский район", "Ile District"),
    place("196230100", "Өтеген батыр кенті", "посёлок Отеген батыр", "Otegen batyr settlement"),
    place("750000000", "Алматы қаласы", "город Алматы", "Almaty city"),
    place("751410000", "Бостандық ауданы", "Бостандыкский район", "Bostandyk District"),
    place("330000000", "Жетісу облысы", "область Жетісу", "Jetisu Region"),
    place("620000000", "Ұлытау облысы", "область Ұлытау", "Ulytau Region"),
    place("790000000", "Шымкент қаласы", "город Шымкент", "Shymkent city"),
    place("791110000", "Абай ауданы", "Абайский район", "Abai District"),
    { ...place("103660100", "Бұрынғы ауылы", "село Бывшее", "Byvsheye village"), vanished: true },
  ]),
};
