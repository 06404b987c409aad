// What narrows the board lives in the address, as does the ticket that is open.
import { _ } from "/static/board/words.js";

const FACETS = ["type", "user", "due", "elsewhere", "q"];
const DUE = { overdue: () => _("overdue"), today: () => _("today"), week: () => _("this week") };

export const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

export const filtering = {
  data: () => ({ filter: {}, opened: null }),
  computed: {
    nothing() { this.ver; return this.ready && this.columns.every((column) => !column.count && !column.list.length); },
    // What was looked for, in words
    wanted() {
      this.ver;
      const { type, user, due, elsewhere, q } = this.filter;
      const apart = elsewhere && _("{workflow}, elsewhere", { workflow: this.store.nameOf(elsewhere) });
      return [apart, q && `“${q}”`, type && this.store.types[type]?.name, user && this.whose(user), due && DUE[due]?.()].filter(Boolean).join(", ");
    },
  },
  methods: {
    readAddress() {
      const given = new URLSearchParams(window.location.search);
      this.filter = Object.fromEntries(FACETS.filter((name) => given.get(name)).map((name) => [name, given.get(name)]));
      this.opened = +given.get("ticket") || null;
    },
    keepAddress() {
      const words = query({ ...this.filter, ticket: this.opened });
      history.replaceState(history.state, "", window.location.pathname + (words ? `?${words}` : ""));
    },
    whose(user) {
      if (user === "none") return _("No contact user");
      return this.store.people[user === "me" ? this.store.me : user]?.name;
    },
    // A link says who I am: whoever opens it sees what I see.
    narrow(filter) {
      this.filter = filter.user === "me" ? { ...filter, user: String(this.store.me) } : filter;
      this.keepAddress();
      this.load();
    },
  },
};
