/** KATO code, names in Kazakh, Russian and English, latitude and longitude of the centre, and people living there. */
export type Row = readonly [
  id: string,
  kk: string,
  ru: string,
  en: string,
  latitude: number,
  longitude: number,
  population?: number,
];
