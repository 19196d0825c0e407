/** What is wrong with a page as it is drawn. These functions run in the page: they may use nothing from outside. */

/** Elements of which a part lies outside the window, to the left or to the right. */
export function findOverflowing(): string[] {
  const overflowing = Array.from(document.body.querySelectorAll("*")).filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return (
      width > 0 &&
      (left < 0 ||
        right > window.innerWidth + 0.5 ||
        (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0))
    );
  });
  const page = document.documentElement;
  return [
    ...(page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : []),
    ...overflowing.map(({ tagName, textContent }) => `${tagName}: ${textContent?.slice(0, 40)}`),
  ];
}

/** Texts that do not stand out enough of what is behind them (WCAG 2.2, 1.4.3), with their contrast. */
export function findFaint(): string[] {
  type Colour = readonly number[];
  const toColour = (css: string): Colour => css.match(/[\d.]+/g)?.map(Number) ?? [];
  const isOpaque = ([, , , alpha = 1]: Colour) => alpha === 1;
  const luminance = (colour: Colour) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255];
    const colour = toColour(getComputedStyle(element).backgroundColor);
    return isOpaque(colour) ? colour : groundOf(element.parentElement);
  };
  const contrastOf = (element: Element) => {
    const both = [luminance(toColour(getComputedStyle(element).color)), luminance(groundOf(element))];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const leastOf = (element: Element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const isLarge = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
    return isLarge ? 3 : 4.5;
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!element?.checkVisibility() || !text.textContent?.trim()) continue;
    const contrast = contrastOf(element);
    if (contrast < leastOf(element)) faint.push(`${contrast.toFixed(2)}: ${text.textContent.slice(0, 40)}`);
  }
  return faint;
}
