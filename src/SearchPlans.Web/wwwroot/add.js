"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);

  // Sends the files with a bar; without a script the browser sends them and shows its own.
  const form = one("form[data-many]");
  form?.addEventListener("submit", (e) => {
    e.preventDefault();
    const bar = form.querySelector("progress");
    const said = form.querySelector("[role=status]");
    const sending = new XMLHttpRequest();
    bar.hidden = false;
    form.querySelector("button").disabled = true;
    sending.upload.addEventListener("progress", (p) => {
      if (!p.lengthComputable) return;
      bar.max = p.total;
      bar.value = p.loaded;
      said.textContent = p.loaded < p.total ? `已上传 ${Math.floor((p.loaded / p.total) * 100)}%` : "已上传，正在读取……";
    });
    const failed = () => {
      bar.hidden = true;
      form.querySelector("button").disabled = false;
      said.textContent = "上传中断了，没有收入。请再试一次。";
    };
    sending.addEventListener("error", failed);
    sending.addEventListener("load", () => {
      if (sending.status < 400) location.assign(sending.responseURL);
      else said.textContent = new DOMParser().parseFromString(sending.responseText, "text/html").querySelector("[role=alert], main p")?.textContent || "上传没有成功。";
      if (sending.status >= 400) {
        bar.hidden = true;
        form.querySelector("button").disabled = false;
      }
    });
    sending.open("POST", form.action);
    sending.send(new FormData(form));
  });

  const file = one("input[type=file][data-max]");
  file?.addEventListener("change", () => {
    const large = file.files[0]?.size > Number(file.dataset.max);
    file.setCustomValidity(large ? file.dataset.tooLarge : "");
    if (large) file.reportValidity();
  });

  // Files dropped anywhere on the page: one is previewed, several or a zip are added at once.
  const zone = one("[data-drop]");
  const single = one("#file"), several = one("#files");
  if (!zone || !single || !several) return;
  zone.hidden = false;
  let inside = 0;
  const brings = (e) => [...(e.dataTransfer?.types ?? [])].includes("Files");
  const leave = () => { inside = 0; zone.classList.remove("over"); };
  addEventListener("dragenter", (e) => { if (brings(e)) { inside++; zone.classList.add("over"); } });
  addEventListener("dragleave", (e) => { if (brings(e) && --inside <= 0) leave(); });
  addEventListener("dragover", (e) => { if (brings(e)) e.preventDefault(); });
  addEventListener("drop", (e) => {
    if (!brings(e)) return;
    e.preventDefault();
    leave();
    const files = e.dataTransfer.files;
    const many = files.length > 1 || /\.zip$/i.test(files[0]?.name ?? "");
    const input = many ? several : single;
    if (!files.length) return;
    input.files = files;
    input.form.requestSubmit();
  });
})();
