/** Every column whose values are sealed. `key` is its table's primary key, `owner` the column that names its place. */
export const sealedColumns = [
  { name: "person.sealed_conversation", key: "id", type: "bigint", owner: "id" },
  { name: "person.sealed_seeking", key: "id", type: "bigint", owner: "id" },
  { name: "person.sealed_profile", key: "id", type: "bigint", owner: "id" },
  { name: "help_point_report.words", key: "id", type: "uuid", owner: "person_id" },
  { name: "feedback.text", key: "id", type: "uuid", owner: "person_id" },
  { name: "feedback.answer", key: "id", type: "uuid", owner: "person_id" },
  { name: "registration.answers", key: "id", type: "uuid", owner: "id" },
  { name: "event_notice.words", key: "id", type: "uuid", owner: "id" },
  { name: "contest_work.entrant", key: "id", type: "uuid", owner: "id" },
  { name: "contest_work.content", key: "id", type: "uuid", owner: "id" },
  { name: "registration.rating_words", key: "id", type: "uuid", owner: "id" },
  { name: "outbox_message.body", key: "id", type: "bigint", owner: "person_id" },
  // The last, so that it is proof of all others: see reseal.ts.
  { name: "secret.value", key: "name", type: "text", owner: "name" },
] as const;

/** Where a sealed value belongs, e.g. `feedback.text:42`: sealed there, it opens nowhere else. */
export type SealedPlace = `${(typeof sealedColumns)[number]["name"]}:${string | number}`;
