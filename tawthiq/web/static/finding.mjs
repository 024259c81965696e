// What is found changes as the question is typed or chosen, and the address with it; without this the form is sent.
export function findAsTyped(root) {
  const form = root.querySelector("form.question:not(.plain)"); // plain ones are sent
  if (!form) return;
  let [waiting, running] = [0, new AbortController()];

  async function find() {
    running.abort();
    running = new AbortController();
    const found = root.getElementById("found");
    const given = [...new FormData(form)].filter(([, value]) => value);
    found.classList.add("old");
    try {
      const answer = await fetch(`${form.action}?${new URLSearchParams(given)}`, { headers: { "x-part": "yes" }, signal: running.signal });
      if (!answer.ok && answer.status !== 400) throw new Error(answer.statusText);
      root.getElementById("wrong")?.remove();
      found.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
      history.replaceState(null, "", answer.headers.get("x-address") ?? form.action);
      found.classList.remove("old");
    } catch (error) {
      if (error.name !== "AbortError") form.submit(); // the browser then says what is wrong with the connection
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(find, event.target.type === "search" ? 350 : 700);
  });
  form.addEventListener("change", ({ target }) => { if (target.tagName === "SELECT") find(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    find();
  });
}
