// Files dropped anywhere on the form, and screenshots pasted into it.
const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

export const dropping = {
  data() { return { over: false }; },
  mounted() {
    this.form = this.$el.closest("form");
    this.heard = [
      [window, "dragover", this.hover], [window, "dragleave", this.leave], [window, "drop", this.dropped],
      [this.form, "paste", this.pasted],
    ];
    this.heard.forEach(([where, what, act]) => where.addEventListener(what, act));
  },
  unmounted() { this.heard.forEach(([where, what, act]) => where.removeEventListener(what, act)); },
  methods: {
    takes(event) { return this.form.contains(event.target) && this.$el.getClientRects().length > 0; },
    /** A file that misses the form must not take the page away with what is written on it. */
    hover(event) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.over = this.takes(event);
      event.dataTransfer.dropEffect = this.over ? "copy" : "none";
    },
    leave(event) { if (!event.relatedTarget) this.over = false; },
    dropped(event) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (this.takes(event)) this.add([...event.dataTransfer.files]);
      this.over = false;
    },
    /** A table copied with its picture is text. */
    pasted(event) {
      const files = [...event.clipboardData.files];
      if (!files.length || !this.$el.getClientRects().length || event.clipboardData.types.includes("text/plain")) return;
      event.preventDefault();
      this.add(files.map((file) => this.named(file)));
    },
    /** Every screenshot is called image.png. */
    named(file) {
      if (!/^image\.\w+$/.test(file.name)) return file;
      const time = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
      return new File([file], `${this.words.pasted} ${time}.${file.name.split(".").pop()}`, { type: file.type });
    },
  },
};
