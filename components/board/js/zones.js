// What a column says while a ticket is in the air: zones, or why not.
import { _ } from "/static/board/words.js";

const ASKS = {
  text: () => _("a follow-up"), contact_user: () => _("the contact user"), date: () => _("the next contact"),
  contact: () => _("channel and person"), product: () => _("the product"),
};

export function zoneWords(zone, from, store) {
  const said = [];
  const here = store.columns.get(zone.to);
  if (zone.reopens) said.push(_("Asks why"));
  else if (zone.to === from && zone.parts.length) said.push(_("Stays in {center}, with a follow-up", { center: here?.code || "" }));
  else if (zone.ends) said.push(_("Ends the workflow"));
  if (zone.asks.length && zone.to !== from) said.push(_("Asks for {things}", { things: list(zone.asks.map((ask) => ASKS[ask]?.() || ask)) }));
  if (zone.more) said.push(_("Asks further questions"));
  if (zone.closes) said.push(_("This is the last follow-up: closes"));
  return said;
}

export function zoneTitle(zone) {
  if (zone.parts.length) return zone.parts[0].label;
  if (zone.reopens) return _("Reopen");
  if (zone.off_flow) return _("Move off the workflow");
  return zone.ends ? _("End the workflow") : _("Move here");
}

/** Where nothing is asked: the Enter key takes it. */
export const isFree = (zone) => !zone.keys.length && !zone.off_flow && zone.direction !== "other";

/** Where every column says the same, it is said once and nothing is lifted. */
export function onlyReason({ columns }) {
  const all = Object.values(columns);
  const whys = all.map(({ why }) => why).filter(Boolean);
  const said = new Set(whys.map((why) => why.sentence));
  if (all.some(({ zones }) => zones.length) || said.size !== 1) return "";
  const who = whys[0].who.slice(0, 3).map(({ name }) => _("{name} can", { name }));
  return [whys[0].sentence, who.join(", ")].filter(Boolean).join(" ");
}

export const overWords = (over) => _("Over the limit: {count}/{limit}", over);

function list(things) {
  return things.length < 2 ? things.join("") : _("{first} and {last}", { first: things.slice(0, -1).join(", "), last: things.at(-1) });
}

export const Zones = {
  props: { ways: Object, from: Number, store: Object, over: Number },
  emits: ["choose"],
  template: `
    <div class="drop" v-if="ways">
      <div v-if="ways.verdict === 'blocked'" class="why"><template v-if="ways.why"><b class="line"><i class="i i-block" aria-hidden="true"></i>{{ ways.why.title }}</b><p>{{ ways.why.sentence }}</p><p v-for="who in ways.why.who" :key="who.id" class="line"><span class="avatar" :class="'who-' + who.hue">{{ who.initials }}</span><span>{{ can(who) }}</span></p></template></div>
      <template v-else>
        <p v-if="question" class="ask"><span class="kind is-decision"></span><span>{{ question }}</span></p>
        <button v-for="(zone, at) in ways.zones" :key="at" type="button" class="zone" :class="{ 'is-over': over === at, 'is-plain': !zone.keys.length && !isFree(zone), 'is-off': zone.off_flow }" :data-zone="at" @click="$emit('choose', zone)">
          <kbd v-if="zone.keys.length">{{ zone.keys.join(" ") }}</kbd><kbd v-else-if="isFree(zone)" aria-hidden="true">↵</kbd><b>{{ title(zone) }}</b>
          <span v-for="part in zone.parts.slice(1)" class="then"><span class="kind is-decision"></span>{{ part.question }} <b>{{ part.label }}</b></span>
          <span v-for="words in said(zone)">{{ words }}</span>
          <span v-if="zone.over" class="over">{{ overLimit(zone.over) }}</span>
        </button>
      </template>
    </div>`,
  computed: {
    question() { return this.ways.zones[0]?.parts[0]?.question; },
  },
  methods: {
    isFree,
    title: zoneTitle,
    overLimit: overWords,
    said(zone) { return zoneWords(zone, this.from, this.store); },
    can(who) { return _("{name} can", { name: who.name }); },
  },
};
