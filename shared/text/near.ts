// Whether a typed word is a stored one with one slip of the finger: a letter wrong, missing, too many, or two swapped.

/** Equal from here on, as far as was typed. */
const goesOn = (word: string, at: number, typed: string, from: number): boolean =>
  word.startsWith(typed.slice(from), at);

/** True when `word` begins with `typed` after at most one slip. Skeletons or letters, both spelt the same way. */
export function beginsNearly(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same += 1;
  if (same === typed.length) return true;
  const swapped = typed[same] === word[same + 1] && typed[same + 1] === word[same] && word[same] !== undefined;
  return (
    goesOn(word, same + 1, typed, same + 1) ||
    goesOn(word, same + 1, typed, same) ||
    goesOn(word, same, typed, same + 1) ||
    (swapped && goesOn(word, same + 2, typed, same + 2))
  );
}
