// What is pressed is pressed: what one typed before is told by that very press, and may push the
// button away from under the finger, whose release the browser then gives to what both have around.
const PRESSABLE = "button, a[href], label, summary, input, select, [role=button], [role=radio], [role=option]";
const STILL = 6;
let pressed = null;

document.addEventListener("pointerdown", ({ target, clientX, clientY, button }) => {
  const control = button === 0 && target.closest?.(PRESSABLE);
  pressed = control ? { control, x: clientX, y: clientY } : null;
}, true);

document.addEventListener("click", (event) => {
  const before = pressed;
  pressed = null;
  if (!before?.control.isConnected || before.control.contains(event.target)) return;
  if (Math.hypot(event.clientX - before.x, event.clientY - before.y) > STILL) return;
  event.preventDefault();
  event.stopPropagation();
  before.control.click();
}, true);
