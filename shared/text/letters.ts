// The 33 letters and the ways to type each on a Latin keyboard. One table, so that no two transliterations disagree.

type Letter = {
  readonly ka: string;
  /** The key of the Georgian QWERTY layout; capitals are the shifted keys. */
  readonly key: string;
  /** National system of romanization (2002); ’ marks the ejectives. */
  readonly strict: string;
  /** Letters that people mix up in Latin share one sign; capitals here are signs of their own. */
  readonly coarse: string;
};

const table = `
ა a a a|ბ b b b|გ g g g|დ d d d|ე e e e|ვ v v v|ზ z z z|თ T t t|ი i i i|კ k k’ k|ლ l l l
მ m m m|ნ n n n|ო o o o|პ p p’ p|ჟ J zh j|რ r r r|ს s s s|ტ t t’ t|უ u u u|ფ f p p|ქ q k k
ღ R gh g|ყ y q’ k|შ S sh s|ჩ C ch C|ც c ts c|ძ Z dz z|წ w ts’ c|ჭ W ch’ C|ხ x kh h|ჯ j j j|ჰ h h h`;

export const letters: readonly Letter[] = table
  .trim()
  .split(/[|\n]/)
  .map((row) => {
    const [ka = '', key = '', strict = '', coarse = ''] = row.split(' ');
    return { ka, key, strict, coarse };
  });

/** A lookup from one column of the table to another. */
export function column(from: keyof Letter, to: keyof Letter): ReadonlyMap<string, string> {
  return new Map(letters.map((letter) => [letter[from], letter[to]]));
}
