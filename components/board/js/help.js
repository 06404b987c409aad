// Every key that does something here.
import { _ } from "/static/board/words.js";

export const Help = {
  props: { columns: Boolean, letters: Boolean },
  template: `
    <div v-if="shown" class="choose" data-modal role="dialog" aria-modal="true" :aria-label="said.keys" tabindex="-1" ref="box" @keydown.esc.stop="close"><b>{{ said.keys }}</b><p v-if="!letters" class="soft">{{ said.off }} <a href="/account">{{ said.account }}</a></p><dl class="keys-help"><template v-for="[keys, words] in shortcuts"><dt><kbd v-for="key in keys">{{ key }}</kbd></dt><dd>{{ words }}</dd></template></dl><button type="button" class="btn" @click="close">{{ said.close }}</button></div>`,
  data: () => ({ shown: false }),
  computed: {
    said() {
      return { keys: _("Keyboard"), close: _("Close"), off: _("Single letters are turned off in your account."), account: _("Account") };
    },
    shortcuts() {
      const letters = [
        [["M"], _("move: then the answer's number")], [["R"], _("follow-up")], [["D"], _("next contact")], [["U"], _("contact user")],
        [["Z"], _("undo")], [["N"], _("new ticket")], [["/"], _("search")],
      ];
      return [
        [this.letters ? ["J", "K"] : ["↓", "↑"], _("next, previous ticket")], ...(this.columns ? [[["←", "→"], _("next column")]] : []), [["↵"], _("open")],
        ...(this.letters ? letters : []), [["Ctrl", "↵"], _("record the follow-up")], [["Esc"], _("close, cancel")],
      ];
    },
  },
  methods: {
    show() {
      this.before = document.activeElement;
      this.shown = true;
      this.$nextTick(() => this.$refs.box.focus());
    },
    close() {
      this.shown = false;
      this.before?.focus();
    },
  },
};
