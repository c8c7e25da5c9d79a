// One box for all boxes of a page.
(() => {
  'use strict';
  const all = document.querySelector('[data-all]');
  if (!all) return;
  const boxes = [...document.querySelectorAll('.choose [name=ids]')];
  all.closest('label').hidden = false;
  all.addEventListener('change', () => boxes.forEach(box => { box.checked = all.checked; }));
  boxes.forEach(box => box.addEventListener('change', () => {
    const chosen = boxes.filter(b => b.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }));
})();
