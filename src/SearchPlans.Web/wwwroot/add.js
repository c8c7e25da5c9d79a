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
})();
