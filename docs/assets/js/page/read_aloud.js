// Reads a point's measures aloud with the browser's own voices, in the languages that are shown.
// Without a voice for them the button stays hidden.
const voices = () => (window.speechSynthesis ? speechSynthesis.getVoices() : []);

export function startReadAloud() {
  const button = document.querySelector(".read-aloud");
  if (!button || !window.speechSynthesis) return;
  const update = () => { button.hidden = !speakableLines().length; };
  speechSynthesis.addEventListener?.("voiceschanged", update);
  document.addEventListener("viewchange", () => { stop(button); update(); });
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop(button) : read(button)));
  addEventListener("pagehide", () => speechSynthesis.cancel());
  update();
}

// The sentences that are shown and that there is a voice for.
function speakableLines() {
  const languages = new Set(voices().map(({ lang }) => lang.slice(0, 2).toLowerCase()));
  return [...document.querySelectorAll("h1 > .lang, .measures .pair > .lang")]
    .filter((line) => line.checkVisibility() && languages.has(line.lang.slice(0, 2)));
}

function read(button) {
  button.setAttribute("aria-pressed", "true");
  const lines = speakableLines();
  lines.forEach((line, i) => {
    const speech = new SpeechSynthesisUtterance(line.textContent.trim());
    speech.lang = line.lang;
    speech.voice = voices().find(({ lang }) => lang.toLowerCase().startsWith(line.lang)) ?? null;
    speech.onstart = () => line.classList.add("spoken");
    speech.onend = () => {
      line.classList.remove("spoken");
      if (i === lines.length - 1) stop(button);
    };
    speechSynthesis.speak(speech);
  });
}

function stop(button) {
  speechSynthesis.cancel();
  button.setAttribute("aria-pressed", "false");
  for (const line of document.querySelectorAll(".spoken")) line.classList.remove("spoken");
}
