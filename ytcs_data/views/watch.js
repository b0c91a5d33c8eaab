// Ask every few seconds which version of the figures the server holds, and have the page drawn
// anew when it is newer than the one that the page was drawn from. Not while the page is drawn:
// that would break off what it does. A tab that nobody sees asks when it is seen again.
export default function ({ data, parentElement, setTriggerValue }) {
  const drawing = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
  let told = false;
  const look = async () => {
    if (told || document.hidden || drawing()) return;
    const answer = await fetch("/version", { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const version = Number(await answer.text());
    if (version <= data.version || told || drawing()) return;
    told = true;
    setTriggerValue("newer", version);
  };
  parentElement.stopWatching?.(); // of what was drawn before
  const timer = setInterval(look, data.every);
  document.addEventListener("visibilitychange", look);
  parentElement.stopWatching = () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
  return parentElement.stopWatching;
}
