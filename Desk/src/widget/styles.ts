/** The widget's look, inside a shadow root: nothing of the site reaches in, and nothing of ours out. */
export const styles = `
:host { all: initial; direction: ltr; }
@media print { :host { display: none; } }
[hidden] { display: none !important; }

.root {
  --gap: 12px;
  --size: 60px;
  color-scheme: light dark;
  font: 400 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  color: light-dark(#1b2422, #e9efec);
}
.root[data-theme='light'] { color-scheme: light; }
.root[data-theme='dark'] { color-scheme: dark; }

button { font: inherit; cursor: pointer; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }

.launcher {
  position: fixed;
  z-index: 2147483000;
  bottom: calc(var(--bottom) + env(safe-area-inset-bottom));
  width: var(--size);
  height: var(--size);
  padding: 0;
  border: 0;
  border-radius: 50%;
  display: grid;
  place-items: center;
  background: var(--brand);
  color: var(--on-brand);
  box-shadow: 0 1px 3px rgb(0 0 0 / 22%), 0 8px 24px rgb(0 0 0 / 22%);
  transition: transform 0.16s ease-out, box-shadow 0.16s ease-out;
}
.root[data-side='right'] .launcher { right: calc(var(--side) + env(safe-area-inset-right)); }
.root[data-side='left'] .launcher { left: calc(var(--side) + env(safe-area-inset-left)); }
.launcher:hover { transform: scale(1.05); }
.launcher:active { transform: scale(0.97); }
.launcher:focus-visible { outline: 3px solid var(--on-brand); outline-offset: -6px; box-shadow: 0 0 0 3px var(--brand), 0 8px 24px rgb(0 0 0 / 22%); }
.launcher svg { grid-area: 1 / 1; transition: opacity 0.16s, transform 0.16s; }
.launcher[aria-expanded='true'] .speak, .launcher[aria-expanded='false'] .down { opacity: 0; transform: scale(0.6) rotate(-20deg); }

.badge {
  position: absolute;
  top: -4px;
  right: -4px;
  min-width: 24px;
  height: 24px;
  padding: 0 6px;
  box-sizing: border-box;
  border: 2px solid #ffffff;
  border-radius: 12px;
  background: #b3261e;
  color: #ffffff;
  font-size: 13px;
  font-weight: 700;
  line-height: 20px;
  text-align: center;
  font-variant-numeric: tabular-nums;
}

.panel {
  position: fixed;
  z-index: 2147483001;
  box-sizing: border-box;
  bottom: calc(var(--bottom) + var(--size) + var(--gap) + env(safe-area-inset-bottom));
  width: min(400px, calc(100vw - 2 * var(--side)));
  height: min(680px, calc(100dvh - var(--bottom) - var(--size) - 2 * var(--gap)));
  overflow: hidden;
  border-radius: 18px;
  outline: 0;
  background: light-dark(#f6f7f5, #121817);
  box-shadow: 0 0 0 1px rgb(0 0 0 / 8%), 0 4px 12px rgb(0 0 0 / 10%), 0 24px 64px rgb(0 0 0 / 24%);
  animation: arrive 0.2s cubic-bezier(0.2, 0.8, 0.3, 1);
}
.root[data-side='right'] .panel { right: calc(var(--side) + env(safe-area-inset-right)); transform-origin: bottom right; }
.root[data-side='left'] .panel { left: calc(var(--side) + env(safe-area-inset-left)); transform-origin: bottom left; }
.root[data-launcher='false'] .panel { bottom: calc(var(--bottom) + env(safe-area-inset-bottom)); height: min(680px, calc(100dvh - var(--bottom) - var(--gap))); }

.root[data-full='true'] .panel {
  inset: 0 auto auto 0;
  top: var(--view-top, 0);
  width: 100%;
  height: var(--view-height, 100dvh);
  border-radius: 0;
  box-shadow: none;
  padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  background: light-dark(#ffffff, #1b2321);
}
.root[data-full='true'] .launcher[aria-expanded='true'] { display: none; }

iframe { display: block; width: 100%; height: 100%; border: 0; visibility: hidden; opacity: 0; transition: opacity 0.15s; }
.panel[data-state='shown'] iframe { visibility: visible; opacity: 1; }

.wait { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 16px; padding: 24px; text-align: center; }
.panel[data-state='shown'] .wait { display: none; }
.wait p { margin: 0; }
.wait i { width: 28px; height: 28px; border: 3px solid light-dark(#d5dcd8, #35413d); border-top-color: var(--brand); border-radius: 50%; animation: turn 0.9s linear infinite; }
.panel[data-state='failed'] .wait i { display: none; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; }
.choices button { min-height: 44px; padding: 0 18px; border-radius: 12px; border: 1px solid light-dark(#76827d, #7b8884); background: none; color: inherit; font-weight: 600; }
.choices .strong { border-color: var(--brand); background: var(--brand); color: var(--on-brand); }
.choices button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }

.unseen { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
.edge { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

@keyframes arrive { from { opacity: 0; transform: translateY(12px) scale(0.97); } }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) {
  .launcher, .launcher svg, .panel, iframe { animation: none; transition: none; }
  .wait i { animation-duration: 3s; }
}
@media (forced-colors: active) {
  .launcher, .panel, .badge { border: 2px solid ButtonText; }
}
`;
