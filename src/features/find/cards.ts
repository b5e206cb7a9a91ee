import { Composer, InlineKeyboard } from "grammy";
import { helpPointCard, nameOf } from "../../bot/help-point-text.ts";
import { pointPayload, uuid, withCrisis } from "../../bot/keyboards.ts";
import { placeName } from "../../bot/names.ts";
import { may } from "../../domain/authority.ts";
import { type HelpPoint, inLanguage } from "../../domain/help-point.ts";
import { shorten } from "../../domain/shorten.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { type FindContext, type FindDeps, wordingOf } from "./context.ts";

/** Telegram's limits of sendVenue and sendContact are wider; phones show no more. */
const longestTitle = 63;

/** One help point: its card, the map, its contact. */
export function cards(deps: FindDeps): Composer<FindContext> {
  const composer = new Composer<FindContext>();
  const find = (id: string | undefined) => deps.snapshot().help.find(id ?? "");

  composer.callbackQuery(new RegExp(`^point:${uuid}$`), (ctx) => showCard(ctx, deps, find(ctx.match[1])));
  composer.callbackQuery(new RegExp(`^point:map:${uuid}$`), async (ctx) => {
    const point = find(ctx.match[1]);
    if (!point || !mapped(point)) return gone(ctx);
    const { texts } = ctx;
    const address = [inLanguage(point.address, texts.language), placeName(ctx, point.place)];
    const { latitude, longitude } = point.coordinates;
    const title = shorten(nameOf(point, texts.language), longestTitle);
    await ctx.replyWithVenue(latitude, longitude, title, address.filter(Boolean).join(", "));
  });
  composer.callbackQuery(new RegExp(`^point:contact:${uuid}$`), async (ctx) => {
    const point = find(ctx.match[1]);
    const [phone] = point?.phones ?? [];
    if (!point || !phone || !maySave(point, deps.taxonomy)) return gone(ctx);
    await ctx.replyWithContact(phone.number, shorten(nameOf(point, ctx.texts.language), longestTitle));
  });
  return composer;
}

/** The link to a card, which anybody may pass on. */
export function cardLinks(deps: FindDeps): Composer<FindContext> {
  const composer = new Composer<FindContext>();
  composer
    .command("start")
    .filter((ctx) => ctx.match.startsWith(pointPayload))
    .use((ctx) => showCard(ctx, deps, deps.snapshot().help.find(ctx.match.slice(pointPayload.length))));
  return composer;
}

async function showCard(ctx: FindContext, deps: FindDeps, point: HelpPoint | undefined): Promise<void> {
  if (!point) return gone(ctx);
  const text = helpPointCard(wordingOf(ctx, deps), point);
  await ctx.reply(text, { reply_markup: cardKeyboard(ctx, deps.taxonomy, point) });
}

function cardKeyboard(
  { texts, person, me }: FindContext,
  taxonomy: Taxonomy,
  point: HelpPoint,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (mapped(point)) keyboard.text(texts.plain("point-map-button"), `point:map:${point.id}`).row();
  if (maySave(point, taxonomy))
    keyboard.text(texts.plain("point-contact-button"), `point:contact:${point.id}`).row();
  const link = `https://t.me/${me.username}?start=${pointPayload}${point.id}`;
  keyboard
    .url(texts.plain("point-share-button"), `https://t.me/share/url?url=${encodeURIComponent(link)}`)
    .row();
  keyboard.text(texts.plain("point-wrong-button"), `report:${point.id}`).row();
  if (person && may(person.grants, "directory", point.place))
    keyboard.text(texts.plain("point-edit-button"), `directory:show:${point.id}`).row();
  return withCrisis(keyboard, texts);
}

/** Of a shelter there are no coordinates at all; that it is one is checked as well. */
function mapped(
  point: HelpPoint,
): point is HelpPoint & { coordinates: NonNullable<HelpPoint["coordinates"]> } {
  return point.coordinates !== null && !point.addressConfidential;
}

/** A contact stays on the phone for everybody to see: never of who helps in danger. */
function maySave({ kind, phones, addressConfidential }: HelpPoint, { kinds }: Taxonomy): boolean {
  const isCrisis = kinds.some(({ code, crisis }) => crisis && code === kind);
  return phones.length > 0 && !isCrisis && !addressConfidential;
}

async function gone(ctx: FindContext): Promise<void> {
  const keyboard = new InlineKeyboard().text(ctx.texts.plain("menu-find"), "find");
  await ctx.reply(ctx.texts.html("point-gone"), { reply_markup: withCrisis(keyboard, ctx.texts) });
}
