// Loaded before libc into the process under test: lets calls on the files under one folder fail as a failing, full or
// write-protected disk does. Which ones stands in a small file that the process itself may write to at any time.
//
// FAULTS_ROOT: the folder. FAULTS_CONTROL: the file, 64-bit numbers, see `struct control` below.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { HIGHEST = 65536 };

static struct control {
  int64_t calls;       // changes and flushes tried so far
  int64_t from, until; // of them, these fail: from <= call < until
  int64_t error;       // with this errno; 0: the process is killed there instead
  int64_t room;        // bytes that files may still grow; below zero: no limit
  int64_t hits;        // how many failed, for want of room too
  int64_t reads;       // reads tried so far
  int64_t read_from, read_until; // of them, these fail with EIO
  int64_t stays;       // the place that the first of them met cannot be read from then on
  int64_t bad_inode, bad_at; // that place: a sector of 4096 bytes
} *control;
static struct { char under; dev_t device; ino_t inode; } watched[HIGHEST];
static const char *root;
static size_t root_length;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULTS_CONTROL");
  root = getenv("FAULTS_ROOT");
  if (file == NULL || root == NULL) return;
  root_length = strlen(root);
  int fd = REAL(open)(file, O_RDWR | O_CLOEXEC);
  if (fd < 0) abort();
  control = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (control == MAP_FAILED) abort();
  REAL(close)(fd);
}

static int under_root(const char *path) {
  if (control == NULL || path == NULL || strncmp(path, root, root_length) != 0) return 0;
  return path[root_length] == '/' || path[root_length] == 0;
}
static int is_watched(int fd) {
  struct stat found;
  if (fd < 0 || fd >= HIGHEST || !watched[fd].under) return 0;
  if (fstat(fd, &found) == 0 && found.st_dev == watched[fd].device && found.st_ino == watched[fd].inode) return 1;
  watched[fd].under = 0;
  return 0;
}

static int refuse(int64_t error) {
  control->hits++;
  errno = (int)error;
  return 1;
}
/** Counts the call; true when it is to fail. Held under the lock. */
static int fails(void) {
  int64_t call = control->calls++;
  if (call < control->from || call >= control->until) return 0;
  if (control->error == 0) kill(getpid(), SIGKILL);
  return refuse(control->error);
}
static void given_back(int64_t bytes) {
  if (control->room >= 0) control->room += bytes;
}
static int64_t size_at(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 && S_ISREG(found.st_mode) ? found.st_size : 0;
}

static int opened(const char *path, int flags, mode_t mode) {
  if (!under_root(path)) return REAL(open)(path, flags, mode);
  pthread_mutex_lock(&order);
  int fd = -1;
  int64_t emptied = (flags & O_TRUNC) ? size_at(path) : 0;
  int changes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
  if (!changes || !fails()) fd = REAL(open)(path, flags, mode);
  struct stat found;
  if (fd >= HIGHEST) abort();
  if (fd >= 0 && fstat(fd, &found) == 0) {
    watched[fd].under = 1;
    watched[fd].device = found.st_dev;
    watched[fd].inode = found.st_ino;
    given_back(emptied);
  }
  pthread_mutex_unlock(&order);
  return fd;
}

#define MODE_OF(flags, last) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE_OF(flags, flags) return opened(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags, flags) return opened(path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return path[0] == '/' ? opened(path, flags, mode) : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return path[0] == '/' ? opened(path, flags, mode) : REAL(openat)(folder, path, flags, mode);
}

/** How many of `count` bytes at `offset` find room, which is then taken; -1 when not one does. */
static ssize_t roomy(int fd, size_t count, int64_t offset) {
  struct stat found;
  if (control->room < 0 || fstat(fd, &found) != 0) return (ssize_t)count;
  int64_t growth = offset + (int64_t)count - found.st_size;
  if (growth <= 0) return (ssize_t)count;
  if (growth > control->room) {
    int64_t fitting = (int64_t)count - (growth - control->room);
    if (fitting <= 0) return refuse(ENOSPC), -1;
    count = (size_t)fitting;
    growth = control->room;
  }
  control->room -= growth;
  return (ssize_t)count;
}
static int64_t place(int fd) {
  struct stat found;
  if ((fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &found) == 0) return found.st_size;
  return lseek(fd, 0, SEEK_CUR);
}
static ssize_t written(int fd, const void *bytes, size_t count, int64_t offset, int placed) {
  pthread_mutex_lock(&order);
  ssize_t fitting = fails() ? -1 : roomy(fd, count, placed ? offset : place(fd));
  ssize_t result = fitting;
  if (fitting >= 0) {
    result = placed ? REAL(pwrite64)(fd, bytes, (size_t)fitting, offset) : REAL(write)(fd, bytes, (size_t)fitting);
  }
  pthread_mutex_unlock(&order);
  return result;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return is_watched(fd) ? written(fd, bytes, count, 0, 0) : REAL(write)(fd, bytes, count);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return is_watched(fd) ? written(fd, bytes, count, offset, 1) : REAL(pwrite64)(fd, bytes, count, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return pwrite64(fd, bytes, count, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!is_watched(fd) || count == 0) return REAL(writev)(fd, parts, count);
  return write(fd, parts[0].iov_base, parts[0].iov_len);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  if (!is_watched(fd) || count == 0) return REAL(pwritev64)(fd, parts, count, offset);
  return pwrite64(fd, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return pwritev64(fd, parts, count, offset); }

// Copying inside the kernel is declined, as some file systems do: the bytes then come through read and write.
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
  if (!is_watched(out) && !is_watched(in)) return REAL(sendfile64)(out, in, offset, count);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile(int out, int in, off_t *offset, size_t count) { return sendfile64(out, in, offset, count); }
long syscall(long number, ...) {
  long given[6];
  va_list rest;
  va_start(rest, number);
  for (int at = 0; at < 6; at++) given[at] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range && (is_watched((int)given[0]) || is_watched((int)given[2]))) {
    errno = EXDEV;
    return -1;
  }
  return REAL(syscall)(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

int ftruncate64(int fd, off64_t size) {
  if (!is_watched(fd)) return REAL(ftruncate64)(fd, size);
  pthread_mutex_lock(&order);
  struct stat found = {0};
  fstat(fd, &found);
  int result = -1;
  if (!fails() && (control->room < 0 || size - found.st_size <= control->room || !refuse(ENOSPC))) {
    result = REAL(ftruncate64)(fd, size);
    if (result == 0) given_back(found.st_size - size);
  }
  pthread_mutex_unlock(&order);
  return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

enum { SECTOR = 4096 };
/** Counts the read; true when it is to fail. Held under the lock. */
static int unreadable(int fd, size_t count, int64_t offset) {
  int64_t read = control->reads++;
  struct stat found;
  if (control->bad_inode != 0 && fstat(fd, &found) == 0 && (int64_t)found.st_ino == control->bad_inode
      && offset < control->bad_at + SECTOR && offset + (int64_t)count > control->bad_at) return refuse(EIO);
  if (read < control->read_from || read >= control->read_until) return 0;
  if (control->stays && fstat(fd, &found) == 0) {
    control->read_until = 0;
    control->bad_inode = (int64_t)found.st_ino;
    control->bad_at = offset - offset % SECTOR;
  }
  return refuse(EIO);
}
static ssize_t taken(int fd, void *bytes, size_t count, int64_t offset, int placed) {
  pthread_mutex_lock(&order);
  int bad = unreadable(fd, count, placed ? offset : lseek(fd, 0, SEEK_CUR));
  ssize_t result = bad ? -1 : placed ? REAL(pread64)(fd, bytes, count, offset) : REAL(read)(fd, bytes, count);
  pthread_mutex_unlock(&order);
  return result;
}

ssize_t read(int fd, void *bytes, size_t count) {
  return is_watched(fd) ? taken(fd, bytes, count, 0, 0) : REAL(read)(fd, bytes, count);
}
ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
  return is_watched(fd) ? taken(fd, bytes, count, offset, 1) : REAL(pread64)(fd, bytes, count, offset);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t offset) { return pread64(fd, bytes, count, offset); }
ssize_t readv(int fd, const struct iovec *parts, int count) {
  if (!is_watched(fd) || count == 0) return REAL(readv)(fd, parts, count);
  return read(fd, parts[0].iov_base, parts[0].iov_len);
}
ssize_t preadv64(int fd, const struct iovec *parts, int count, off64_t offset) {
  if (!is_watched(fd) || count == 0) return REAL(preadv64)(fd, parts, count, offset);
  return pread64(fd, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t preadv(int fd, const struct iovec *parts, int count, off_t offset) { return preadv64(fd, parts, count, offset); }

#define TRIED(watched, call, freed) \
  if (!(watched)) return call; \
  pthread_mutex_lock(&order); \
  int64_t free_bytes = freed; \
  int result = fails() ? -1 : call; \
  if (result == 0) given_back(free_bytes); \
  pthread_mutex_unlock(&order); \
  return result;

int fsync(int fd) { TRIED(is_watched(fd), REAL(fsync)(fd), 0) }
int fdatasync(int fd) { TRIED(is_watched(fd), REAL(fdatasync)(fd), 0) }
int rename(const char *from, const char *to) { TRIED(under_root(to), REAL(rename)(from, to), size_at(to)) }
// What is there already, or not there at all, is answered without a change.
static int there(const char *path) { return REAL(access)(path, F_OK) == 0; }
int remove(const char *path) { TRIED(under_root(path) && there(path), REAL(remove)(path), size_at(path)) }
int unlink(const char *path) { TRIED(under_root(path) && there(path), REAL(unlink)(path), size_at(path)) }
int unlinkat(int folder, const char *path, int flags) {
  if (path[0] != '/' || (flags & AT_REMOVEDIR) != 0) return REAL(unlinkat)(folder, path, flags);
  return unlink(path);
}
int mkdir(const char *path, mode_t mode) { TRIED(under_root(path) && !there(path), REAL(mkdir)(path, mode), 0) }
