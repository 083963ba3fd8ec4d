import type { PinboardMessages } from "./pt_BR.ts";

export const pinboards: PinboardMessages = {
  title: "Boards",
  intro: "Answers side by side, which follow the queue while the page is open.",
  back: "Back to analytics",
  list: "See the boards",
  empty: "No boards yet",
  empty_text: "Make a board, or ask a question and pin the answer.",
  ask: "Ask a question",
  pins: (count) => count === 0 ? "Empty" : count === 1 ? "1 answer" : `${count} answers`,
  mine: "Mine",
  shared: "Shared with me",
  create: { title: "New board", name: "Name of the board", submit: "Make board" },
  pin: {
    board: "Board",
    new_board: "New board",
    first_name: "My board",
    submit: "Pin to the board",
    full: "This board has 12 answers already. Take one off first or choose another board.",
    too_many: "You have 20 boards already. Delete one first or choose another.",
    gone: "This board is no more. Choose another.",
  },
  live: {
    pause: "Pause",
    resume: "Go on",
    paused: "Paused: figures of {time}.",
    behind: "The queue has changed since.",
    table: "Table",
  },
  view: {
    edit: "Edit board",
    empty: "This board is empty",
    empty_text: "Ask a question and pin the answer here.",
    gone: "This question uses something that Vez counts no more. Take it off the board.",
    shared_with: (roles) => `Shared with: ${roles}.`,
    private: "Only you see this board.",
    own_figures: "Everybody sees the figures that their role allows.",
  },
  edit: {
    title: (name) => `Edit “${name}”`,
    name: "Name of the board",
    roles: "Who else sees this board",
    roles_hint:
      "Without a tick only you do. Those who see it change nothing, but for owners and administration.",
    save: "Save",
    pins: "Answers, in the board's order",
    pin_title: "Title",
    chart: "Shape",
    save_pin: "Save answer",
    up: "Up",
    down: "Down",
    remove: "Take off",
    act: (act, title) => `${act}: ${title}`,
    back: "Back to the board",
    delete: "Delete this board",
    delete_text: (count) =>
      count === 0
        ? "The board is gone for everybody who sees it."
        : count === 1
        ? "The board is gone for everybody who sees it, with its answer. Queue and visits do not change."
        : `The board is gone for everybody who sees it, with its ${count} answers. Queue and visits do not change.`,
    delete_submit: "Delete for good",
  },
  done: {
    pinned: "Pinned.",
    saved: "Saved.",
    moved: "Order changed.",
    removed: "Taken off the board.",
    deleted: "Board deleted.",
  },
};
