// A few files at a time, each with its progress; what is refused says why, what failed is sent again.
const AT_ONCE = 3;
const MEGABYTE = 1024 * 1024;
let ids = 0;

export const sending = {
  unmounted() { this.files.forEach((file) => file.request?.abort()); },
  methods: {
    /** What the server has already, once: what was taken off since doesn't come back. */
    restore(known) {
      this.seen ||= new Set();
      for (const { token, name, size } of known.filter((each) => !this.seen.has(each.token))) {
        this.seen.add(token);
        this.files.push({ id: ++ids, token, name, size, state: "there", why: "" });
      }
    },
    add(blobs) {
      for (const blob of blobs) {
        const file = { id: ++ids, token: "", name: blob.name, size: blob.size, percent: 0, state: "queued", why: "" };
        this.files.push(file);
        const kept = this.files[this.files.length - 1];
        kept.blob = () => blob; // not watched
        kept.why = this.against(kept);
        if (kept.why) kept.state = "refused";
      }
      this.goOn();
    },
    against(file) {
      if (!file.size) return this.fill(this.words.empty, file);
      if (file.size > this.limit * MEGABYTE) return this.fill(this.words.large, file);
      const many = this.files.filter((each) => !each.why).length > this.most;
      return many ? this.fill(this.words.many, file) : "";
    },
    goOn() {
      const under = this.files.filter((file) => file.state === "sending").length;
      this.files.filter((file) => file.state === "queued").slice(0, Math.max(0, AT_ONCE - under)).forEach((file) => this.begin(file));
      this.tell();
    },
    begin(file) {
      Object.assign(file, { state: "sending", why: "", percent: 0 });
      const request = new XMLHttpRequest();
      file.request = request;
      request.upload.onprogress = ({ loaded, total }) => (file.percent = total ? Math.round((100 * loaded) / total) : 0);
      request.onload = () => this.ended(file, request);
      request.onerror = () => this.failed(file);
      const asked = new URLSearchParams({ subject: this.subject, name: file.name });
      if (this.type) asked.set("type", this.type);
      request.open("POST", `/api/uploads?${asked}`);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.send(file.blob());
      this.tell();
    },
    ended(file, { status, responseText }) {
      const told = parsed(responseText);
      if (status === 201) {
        Object.assign(file, { state: "there", token: told.token, name: told.name, size: told.size });
        this.news = this.fill(this.words.there, file);
        this.goOn();
      } else if (status >= 500 && !told.detail) this.failed(file);
      else this.refused(file, told.detail, status >= 500 ? "failed" : "refused");
    },
    failed(file) { this.refused(file, this.fill(this.words.failed, file), "failed"); },
    refused(file, why, state) {
      Object.assign(file, { state, why: why || this.fill(this.words.failed, file) });
      this.news = file.why;
      this.goOn();
    },
    drop(file) {
      this.files = this.files.filter((each) => each.id !== file.id);
      file.request?.abort();
      if (file.token) fetch(`/api/uploads/${file.token}`, { method: "DELETE" }).catch(() => {});
      this.goOn();
    },
    tell() {
      const tokens = this.files.filter((file) => file.state === "there").map((file) => file.token);
      const busy = this.files.filter((file) => file.state === "sending" || file.state === "queued").length;
      const told = JSON.stringify({ tokens, busy });
      if (told !== (this.told || '{"tokens":[],"busy":0}')) this.$emit("files-changed", { tokens, busy });
      this.told = told;
    },
  },
};

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
