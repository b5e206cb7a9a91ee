import type { ChatMember, ChatMemberUpdated, User } from "@grammyjs/types";
import { withDetected } from "./markup.ts";
import type { Content, Room, World } from "./world.ts";

const RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_post_messages: true,
  can_edit_messages: true,
  can_send_welcome_messages: false,
};

function asMember(user: User, status: Room["bot"]): ChatMember {
  if (status === "administrator") return { user, status, ...RIGHTS };
  if (status === "kicked") return { user, status, until_date: 0 };
  return { user, status };
}

/** Changes what the bot is in a chat and tells it so; returns the update_id of my_chat_member. */
export function changeBotStatus(world: World, room: Room, from: User, status: Room["bot"]): number {
  const change: ChatMemberUpdated = {
    chat: room.chat,
    from,
    date: world.date,
    old_chat_member: asMember(world.bot, room.bot),
    new_chat_member: asMember(world.bot, status),
  };
  room.bot = status;
  return world.updates.add({ my_chat_member: change });
}

/** A group or channel, seen from the outside: what its people do there. Returns update ids. */
export class PublicChat {
  readonly id: number;
  readonly #world: World;
  readonly #room: Room;
  readonly #inChannel: boolean;

  constructor(world: World, room: Room) {
    this.id = room.chat.id;
    this.#world = world;
    this.#room = room;
    this.#inChannel = room.chat.type === "channel";
  }

  addsBot(by: User, status: "member" | "administrator" = "member"): number {
    const id = changeBotStatus(this.#world, this.#room, by, status);
    if (!this.#inChannel) this.#post({ new_chat_members: [this.#world.bot] }, by);
    return id;
  }

  removesBot(by: User): number {
    return changeBotStatus(this.#world, this.#room, by, "kicked");
  }

  /** A message by `by`, or a post of the channel; the simulator has no privacy mode. */
  says(text: string, by?: User): number {
    return this.#post(withDetected({ text }), by);
  }

  #post(content: Content, by: User | undefined): number {
    const message = this.#world.post(this.#room, by, content);
    return this.#world.updates.add({ [this.#inChannel ? "channel_post" : "message"]: message });
  }
}
