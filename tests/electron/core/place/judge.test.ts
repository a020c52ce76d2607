// Promise: every place known to lose cases is named with its reason, and ordinary disks pass.
import { expect, test } from 'vitest';
import type { PlaceFacts } from '../../../../electron/core/place/facts.ts';
import { judgePlace } from '../../../../electron/core/place/judge.ts';
import { mountOf } from '../../../../electron/core/place/mounts.ts';
import type { UnfitReason } from '../../../../shared/contract/storage.ts';

const facts = (known: Partial<PlaceFacts>): PlaceFacts => ({
  path: '/var/lib/sopeli/live',
  fileSystem: 'ext4',
  links: null,
  cloud: [],
  roaming: [],
  ...known,
});

// Lines as the kernel writes them, one of each kind.
const mounts: readonly (readonly [string, UnfitReason | null])[] = [
  ['27 1 254:0 / /d rw,relatime - ext4 /dev/vda rw,discard', null],
  ['60 27 8:17 / /d rw,relatime shared:30 - xfs /dev/sdb1 rw,attr2,inode64', null],
  ['61 27 0:33 /@home /d rw,relatime shared:31 - btrfs /dev/sda2 rw,space_cache=v2,subvol=/@home', null],
  ['62 27 8:33 / /d rw,relatime - ntfs3 /dev/sdc1 rw,uid=0,gid=0', null],
  ['63 27 8:33 / /d rw,nosuid,nodev - fuseblk /dev/sdc1 rw,user_id=0,group_id=0,allow_other', null],
  ['64 27 259:5 / /d rw,relatime - f2fs /dev/nvme0n1p5 rw,background_gc=on', null],
  ['65 27 0:45 / /d rw,relatime shared:2 - nfs4 10.0.0.5:/export rw,vers=4.2,hard,proto=tcp', 'network'],
  ['66 27 0:46 / /d rw,relatime - nfs 10.0.0.5:/export rw,vers=3', 'network'],
  ['67 27 0:47 / /d rw,relatime - cifs //server/share rw,vers=3.1.1,username=desk', 'network'],
  ['68 27 0:48 / /d rw,relatime - smb3 //server/share rw', 'network'],
  ['69 27 0:49 / /d rw,relatime - 9p host0 rw,trans=virtio,version=9p2000.L', 'network'],
  ['70 27 0:50 / /d rw,nosuid,nodev - fuse.sshfs desk@server: rw,user_id=1000,group_id=1000', 'network'],
  ['71 27 0:51 / /d rw,nosuid,nodev - fuse.rclone drive: rw,user_id=1000', 'network'],
  ['72 27 0:52 / /d rw,relatime - virtiofs shared rw', 'network'],
  ['73 27 8:49 / /d rw,nosuid,nodev - vfat /dev/sdd1 rw,fmask=0022,codepage=437', 'fat'],
  ['74 27 8:50 / /d rw,nosuid,nodev - exfat /dev/sdd2 rw,fmask=0022,iocharset=utf8', 'fat'],
  ['75 27 0:53 / /d rw,relatime - tmpfs tmpfs rw,size=1024k', 'memory'],
  ['76 27 0:54 / /d rw,relatime - ramfs none rw', 'memory'],
  [
    '77 1 0:55 / /d rw,relatime - overlay overlayroot rw,lowerdir=/media/root-ro,upperdir=/media/root-rw/overlay',
    'filtered',
  ],
];

test.each(mounts)('%s: %s', (line, reason) => {
  const mount = mountOf(line, '/d/live');
  expect(mount).not.toBeNull();
  expect(judgePlace(facts({ fileSystem: mount?.fileSystem ?? null }))).toBe(reason);
});

const roaming = ['C:\\Users\\desk\\AppData\\Roaming'];
const cloud = ['D:\\Work files'];
const paths: readonly (readonly [string, UnfitReason | null])[] = [
  ['C:\\Users\\desk\\AppData\\Local\\Sopeli\\live', null],
  ['D:\\Sopeli', null],
  ['\\\\?\\D:\\Sopeli', null],
  ['\\\\.\\D:\\Sopeli', null],
  ['D:\\Dropboxes\\live', null],
  ['D:\\Work files 2\\live', null],
  ['\\\\server\\share\\live', 'network'],
  ['\\\\?\\UNC\\server\\share\\live', 'network'],
  ['\\\\10.0.0.5\\share', 'network'],
  ['D:\\Work files\\live', 'cloud'],
  ['D:\\Work files', 'cloud'],
  ['C:\\Users\\desk\\OneDrive\\live', 'cloud'],
  ['C:\\Users\\desk\\onedrive - საკრებულო\\Documents\\live', 'cloud'],
  ['C:\\Users\\desk\\Dropbox (Personal)\\live', 'cloud'],
  ['/home/desk/Dropbox/live', 'cloud'],
  ['G:\\My Drive\\live', 'cloud'],
  ['/home/desk/Google Drive/live', 'cloud'],
  ['C:\\Users\\desk\\iCloudDrive\\live', 'cloud'],
  ['C:\\Users\\desk\\AppData\\Roaming\\Sopeli\\live', 'roaming'],
  ['E:\\Profiles\\desk\\AppData\\Roaming\\Sopeli', 'roaming'],
];

test.each(paths)('%s: %s', (path, reason) => {
  expect(judgePlace(facts({ path, fileSystem: null, links: true, cloud, roaming }))).toBe(reason);
});

test('a disk of unknown kind on which a file cannot have two names is taken for FAT', () => {
  expect(judgePlace(facts({ fileSystem: null, links: false }))).toBe('fat');
  expect(judgePlace(facts({ fileSystem: null, links: null }))).toBeNull();
});
