/* What the course changes in JupyterLab 4. Written by hand in the form that JupyterLab loads (a
   container of module federation), so that nothing has to be built. */
(() => {
  "use strict";
  const PNG = "image/png";
  let shared; // what JupyterLab lends to its extensions: name → version → {get}

  async function borrow(name) {
    const [lent] = Object.values(shared[name]);
    return (await lent.get())();
  }

  function draw(data, metadata) {
    const { alt, width, height, unconfined } = metadata[PNG] ?? {};
    const image = document.createElement("img");
    image.src = `data:${PNG};base64,${data}`;
    if (alt) image.alt = alt;
    if (typeof width === "number") image.width = width;
    if (typeof height === "number") image.height = height;
    if (unconfined === true) image.classList.add("jp-mod-unconfined");
    const background = metadata.needs_background;
    if (background) image.classList.add(`jp-needs-${background}-background`);
    return image;
  }

  // JupyterLab draws a PNG without the alternative text that stands in the output's metadata. This
  // renderer draws it with its text, and otherwise as JupyterLab's own does.
  async function figures() {
    const { Widget } = await borrow("@lumino/widgets");
    class Figure extends Widget {
      async renderModel(model) {
        this.addClass("jp-RenderedImage");
        this.node.dataset.mimeType = PNG;
        this.node.replaceChildren(draw(String(model.data[PNG]), model.metadata));
      }
    }
    return {
      id: "membaca-netralitas:figures",
      dataType: "string",
      rank: 89, // JupyterLab's own renderer of pictures has 90; the lower comes first
      rendererFactory: { safe: true, mimeTypes: [PNG], createRenderer: () => new Figure() },
    };
  }

  // Printed lines break between words, not inside them. A visit that has no layout of its own yet
  // begins with the table of contents beside the notebook.
  async function start() {
    return {
      id: "membaca-netralitas:start",
      autoStart: true,
      activate: (app) => {
        const style = document.createElement("style");
        style.textContent = ".jp-OutputArea-output.jp-RenderedText pre { word-break: normal; }";
        document.head.append(style);
        app.restored
          .then(() => app.shell.restored)
          .then((layout) => layout.fresh && app.shell.activateById("table-of-contents"));
      },
    };
  }

  const modules = { "./figures": figures, "./start": start };
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["membaca-netralitas"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async (name) => {
      const made = await modules[name]();
      return () => made;
    },
  };
})();
