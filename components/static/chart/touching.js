// A finger scrolls the page past the chart; tapped, the chart moves under it until one taps beside.
export const touching = {
  data() { return { isFree: !matchMedia("(pointer: coarse)").matches }; },
  mounted() {
    if (this.isFree) return;
    this.tapped = ({ target }) => (this.isFree = this.$el.contains(target));
    document.addEventListener("click", this.tapped, true);
  },
  unmounted() { if (this.tapped) document.removeEventListener("click", this.tapped, true); },
};
