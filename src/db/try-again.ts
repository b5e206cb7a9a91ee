import { isDuplicate } from "./errors.ts";

/** A code may be another's of the same event: about one in 200,000 is. */
const attempts = 3;

/** Once more when a code is another's already, or when the account has signed up in the same moment. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      return await work();
    } catch (error) {
      if (!isDuplicate(error) || attempt === attempts) throw error;
    }
  }
}
