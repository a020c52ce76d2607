// Promise: of everything mounted, the one that really holds a path is found, as Linux writes its list.
import { expect, test } from 'vitest';
import { mountOf } from '../../../../electron/core/place/mounts.ts';

const list = [
  '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard',
  '40 27 8:1 / /srv rw,relatime shared:1 - xfs /dev/sda1 rw',
  '41 40 0:50 / /srv/desk rw,relatime shared:2 master:3 - tmpfs tmpfs rw,size=1024k',
  '42 40 0:51 / /srv/desk rw - ext4 /dev/sdb1 rw',
  String.raw`43 27 0:52 / /media/ნინო/USB\040DISK rw,nosuid - exfat /dev/sdc1 rw,uid=1000`,
  String.raw`44 27 0:53 / /mnt/tab\011back\134slash rw - nfs4 10.0.0.5:/export rw,vers=4.2`,
  '45 27 0:54 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw',
  '',
].join('\n');

test.each([
  ['/home/desk/live', '/', 'ext4'],
  ['/srv', '/srv', 'xfs'],
  ['/srvx/desk', '/', 'ext4'],
  ['/srv/desktop', '/srv', 'xfs'],
  ['/srv/desk/live', '/srv/desk', 'ext4'],
  ['/media/ნინო/USB DISK/live', '/media/ნინო/USB DISK', 'exfat'],
  ['/mnt/tab\tback\\slash/live', '/mnt/tab\tback\\slash', 'nfs4'],
  ['/run/user/1000/gvfs/smb-share:server=a,share=b', '/run/user/1000/gvfs', 'fuse.gvfsd-fuse'],
])('%s lies on %s, %s', (path, point, fileSystem) => {
  expect(mountOf(list, path)).toEqual({ point, fileSystem });
});

test('a list without the path, or of another shape, tells nothing', () => {
  expect(mountOf('', '/srv')).toBeNull();
  expect(mountOf('nonsense\n1 2 3', '/srv')).toBeNull();
});
