// Shows the bar of calls and booking on a phone once its reader has scrolled, and puts it away where the same links stand in the page.

(() => {
  const bar = document.getElementById("contact-bar");
  const contact = document.getElementById("contact");
  if (!bar || !contact) return;

  /** Narrow, and tall enough that the bar leaves room to read (WCAG 1.4.10, 2.4.11). */
  const roomy = window.matchMedia("(max-width: 47.99em) and (min-height: 30em)");
  const SCROLLED = 240;
  let contactInView = false;

  const update = () => {
    const wanted = roomy.matches && window.scrollY > SCROLLED && !contactInView;
    if (!wanted && bar.contains(document.activeElement) && roomy.matches) return;
    bar.hidden = !wanted;
    document.documentElement.classList.toggle("has-contact-bar", wanted);
  };

  new IntersectionObserver(([entry]) => {
    contactInView = entry.isIntersecting;
    update();
  }).observe(contact);
  window.addEventListener("scroll", update, { passive: true });
  roomy.addEventListener("change", update);
})();
