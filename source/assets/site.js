(function () {
  var doc = document, root = doc.documentElement;
  function one(css) { return doc.querySelector(css); }

  // menu
  var burger = one('.burger'), nav = one('.nav');
  if (burger && nav) burger.onclick = function () {
    var open = nav.classList.toggle('open');
    burger.setAttribute('aria-expanded', open);
  };

  // text size
  var sizes = doc.querySelectorAll('[data-size]'), text = one('.text');
  [].forEach.call(sizes, function (button) {
    button.onclick = function () {
      text.style.setProperty('--size', button.getAttribute('data-size') + 'px');
      [].forEach.call(sizes, function (b) { b.setAttribute('aria-pressed', b === button); });
    };
  });

  // scroll
  var top = one('.gotop'), line = one('.bar i');
  function scroll() {
    var y = window.pageYOffset, max = root.scrollHeight - window.innerHeight;
    if (top) top.classList.toggle('show', y > 320);
    if (line) line.style.width = (max > 0 ? 100 * y / max : 0) + '%';
  }
  window.addEventListener('scroll', scroll, { passive: true });
  scroll();
})();
