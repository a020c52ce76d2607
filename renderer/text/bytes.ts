// Sizes as people read them: megabytes below a gigabyte, with the decimal comma of Georgian.

const mega = 1024 * 1024;
const giga = 1024 * mega;

/** The number to show and whether it counts megabytes or gigabytes; one decimal for less than ten of them. */
export function showBytes(bytes: number, language: 'ka' | 'en'): { size: string; unit: 'mega' | 'giga' } {
  const unit = bytes < giga ? 'mega' : 'giga';
  const many = bytes / (unit === 'mega' ? mega : giga);
  const size = many < 10 ? many.toFixed(1).replace(/\.0$/, '') : String(Math.floor(many));
  return { size: language === 'ka' ? size.replace('.', ',') : size, unit };
}
