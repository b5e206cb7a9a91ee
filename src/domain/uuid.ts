/** True for a UUID as ids are kept, in small letters; false for what PostgreSQL would refuse as a `uuid`. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
