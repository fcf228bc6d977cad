// The search page: asks the index beside the site and lists what it finds, best first.
(async () => {
  const at = (id) => document.getElementById(id);
  if (location.protocol === "file:") {
    at("cari-kabar").hidden = true;
    at("cari-diska").hidden = false;
    return;
  }
  const words = new URLSearchParams(location.search).get("q")?.trim();
  if (!words) return;
  at("cari-kata").value = words;
  const say = (text) => (at("cari-kabar").textContent = text);
  say("Mencari …");
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI));
    const found = await best(pagefind, words.split(/\s+/));
    say(found.length ? `${found.length} halaman untuk “${words}”.` :
      `Tidak ada halaman yang memuat “${words}”. Coba kata dasarnya, atau satu kata saja.`);
    at("cari-hasil").append(...found.map(entry));
  } catch (error) {
    console.error(error);
    say("Indeks pencarian tidak terbaca. Muat ulang halaman ini, atau pakailah menu.");
  }

  // Pages with any of the words, best first: a question holds words that its answer does not. Those
  // with all of them gain, and show where they stand.
  async function best(pagefind, words) {
    const pages = new Map();
    for (const asked of new Set([words.join(" "), ...words]))
      for (const result of (await pagefind.search(asked)).results) {
        const page = pages.get(result.id) ?? { result, score: 0 };
        pages.set(result.id, page);
        page.score += result.score;
      }
    const ordered = [...pages.values()].sort((one, other) => other.score - one.score);
    return Promise.all(ordered.map((page) => page.result.data()));
  }

  // One page: its title, an excerpt with the words marked, and its best sections.
  function entry(page) {
    const item = document.createElement("li");
    const line = document.createElement("p");
    line.innerHTML = page.excerpt; // made by the index: text escaped, words in <mark>
    const sections = page.sub_results.filter((part) => part.url !== page.url).slice(0, 3);
    item.append(link(page.url, page.meta.title), line);
    if (sections.length) {
      const list = document.createElement("ul");
      list.append(...sections.map((part) => {
        const below = document.createElement("li");
        below.append(link(part.url, part.title));
        return below;
      }));
      item.append(list);
    }
    return item;
  }

  function link(address, text) {
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.textContent = text.replace(/[#\s]+$/, "");
    return anchor;
  }
})();
