import type { BotContext } from "../../bot/context.ts";
import type { PlaceButtons } from "../../bot/place-browser.ts";
import { isGrantable, mayManage, type Role, territoriesToGive } from "../../domain/authority.ts";
import { isWithin } from "../../domain/kato.ts";

/** Where she may invite somebody to a role, and the buttons for that. */
interface PlacesToOffer extends Pick<PlaceButtons, "open" | "choose"> {
  /** Her territories in which there is something to choose. */
  territories: string[];
}

/** What to offer her, by her roles as they are in `ctx.person`: for showing only. */
export function placesToOffer(
  { places, person: { grants } }: Pick<BotContext, "places" | "person">,
  role: Role,
): PlacesToOffer {
  const territories = territoriesToGive(grants, role);
  const mayChoose = (place: string) => {
    const grant = { role, place };
    return places.find(place)?.vanished === false && isGrantable(grant) && mayManage(grants, grant);
  };
  const mayOpen = (place: string) =>
    territories.some((outer) => isWithin(place, outer)) &&
    places.below(place).some(({ id }) => mayChoose(id));
  return {
    territories: territories.filter((place) => mayChoose(place) || mayOpen(place)),
    open: (place) => (mayOpen(place) ? `team:invite:${role}:in:${place}` : undefined),
    choose: (place) => (mayChoose(place) ? `team:invite:${role}:${place}` : undefined),
  };
}
