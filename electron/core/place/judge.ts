// Decides whether cases may be kept in a place. Pure: facts in, reason out. A place that nothing is known against is
// fit, because a desk refused by mistake is a center that stands still.
import type { UnfitReason } from '../../../shared/contract/storage.ts';
import type { PlaceFacts } from './facts.ts';

/** Locks and shared memory of SQLite's log do not hold across machines (sqlite.org/wal.html), nor through FUSE. */
const network = /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|virtiofs|vboxsf|vmhgfs|prl_fs|fuse|fuse\..+)$/;
/** No journal: a power cut may lose a renamed file, or the folder. */
const fat = /^(vfat|msdos|umsdos|exfat)$/;
const memory = /^(tmpfs|ramfs)$/;
/** What is written lies in a layer of its own, which kiosks throw away at every start. */
const filtered = /^(overlay|overlayfs|aufs|unionfs)$/;

/** `\\server\share`, also in its long form `\\?\UNC\server\share`. */
const sharedPath = /^[\\/]{2}(\?[\\/]UNC[\\/]|[^?.\\/])/i;
/** Folders that synchronising programs make under these names, with whose they are added: `OneDrive - Sakrebulo`. */
const cloudFolder =
  /^(OneDrive|Dropbox|Google ?Drive|My Drive|iCloud ?Drive|com~apple~CloudDocs|Yandex\.?Disk|Nextcloud|ownCloud)([ -].*)?$/i;
const roamingPath = /[\\/]AppData[\\/]Roaming([\\/]|$)/i;

function within(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`));
}

/** The first reason against keeping a desk there, or null. */
export function judgePlace({ path, fileSystem, links, cloud, roaming }: PlaceFacts): UnfitReason | null {
  const kind = fileSystem ?? '';
  if (sharedPath.test(path) || network.test(kind)) return 'network';
  if (within(path, cloud) || path.split(/[\\/]/).some((name) => cloudFolder.test(name))) return 'cloud';
  if (within(path, roaming) || roamingPath.test(path)) return 'roaming';
  if (memory.test(kind)) return 'memory';
  if (filtered.test(kind)) return 'filtered';
  return fat.test(kind) || links === false ? 'fat' : null;
}
