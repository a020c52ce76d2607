// Loaded before libc into the process under test: writes down, in order, every change to the files under one folder and
// every flush, with the bytes. It changes nothing of what the process does. What it does not know (mapped memory,
// a call this file does not name) shows when the trace, replayed whole, does not give the folder as it lies in the end.
//
// POWERCUT_ROOT: the watched folder. POWERCUT_TRACE: the trace, appended to. POWERCUT_MARKS: a file outside the folder;
// what the process writes there stands in the trace as a mark, in its place among the changes.
// SQLite's -shm files are left out: they are rebuilt by whoever opens the database first after a start.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, CLOSE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, MARK, START };
enum { HIGHEST = 65536 };

struct record {
  uint32_t kind;
  int32_t fd;
  int64_t value; // WRITE: offset, TRUNCATE: size, OPEN: 1 created + 2 emptied
  uint32_t first, second; // lengths of the two texts or bytes that follow
};

static struct { char kind; dev_t device; ino_t inode; } watched[HIGHEST]; // 1: under the root, 2: the marks
static const char *root, *marks;
static size_t root_length;
static int trace = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

static void note(uint32_t kind, int fd, int64_t value, const void *first, size_t n, const void *second, size_t m) {
  struct record head = {kind, fd, value, (uint32_t)n, (uint32_t)m};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)first, n}, {(void *)second, m}};
  int before = errno;
  if (REAL(writev)(trace, parts, 3) != (ssize_t)(sizeof head + n + m)) abort();
  errno = before;
}

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("POWERCUT_TRACE");
  root = getenv("POWERCUT_ROOT");
  marks = getenv("POWERCUT_MARKS");
  if (file == NULL || root == NULL || marks == NULL) return;
  root_length = strlen(root);
  trace = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (trace < 0) abort();
  note(START, -1, 0, NULL, 0, NULL, 0);
}

static int under_root(const char *path) {
  if (trace < 0 || path == NULL || strncmp(path, root, root_length) != 0) return 0;
  size_t length = strlen(path);
  if (length >= 4 && strcmp(path + length - 4, "-shm") == 0) return 0;
  return path[root_length] == '/' || path[root_length] == 0;
}
/** Asked again each time: a close that goes past libc, as Node's own do, leaves a number to whatever is opened next. */
static int is_watched(int fd) {
  struct stat found;
  if (fd < 0 || fd >= HIGHEST || watched[fd].kind == 0) return 0;
  if (fstat(fd, &found) == 0 && found.st_dev == watched[fd].device && found.st_ino == watched[fd].inode) return 1;
  watched[fd].kind = 0;
  return 0;
}
static void lock(void) { pthread_mutex_lock(&order); }
static void unlock(void) { pthread_mutex_unlock(&order); }

static int opened(const char *path, int flags, mode_t mode) {
  int under = under_root(path);
  int marking = trace >= 0 && strcmp(path, marks) == 0;
  if (!under && !marking) return REAL(open)(path, flags, mode);
  lock();
  int existed = REAL(access)(path, F_OK) == 0;
  int fd = REAL(open)(path, flags, mode);
  if (fd >= HIGHEST) abort();
  struct stat found;
  if (fd >= 0 && fstat(fd, &found) == 0) {
    watched[fd].kind = under ? 1 : 2;
    watched[fd].device = found.st_dev;
    watched[fd].inode = found.st_ino;
    int64_t how = (existed ? 0 : 1) + (existed && (flags & O_TRUNC) ? 2 : 0);
    if (under) note(OPEN, fd, how, path, strlen(path), NULL, 0);
  }
  unlock();
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
int creat(const char *path, mode_t mode) { return opened(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
  if (!is_watched(fd)) return REAL(close)(fd);
  lock();
  if (watched[fd].kind == 1) note(CLOSE, fd, 0, NULL, 0, NULL, 0);
  watched[fd].kind = 0;
  int result = REAL(close)(fd);
  unlock();
  return result;
}

static void written(int fd, int64_t offset, const void *bytes, ssize_t count) {
  if (count <= 0) return;
  if (watched[fd].kind == 2) note(MARK, fd, 0, bytes, (size_t)count, NULL, 0);
  else note(WRITE, fd, offset, bytes, (size_t)count, NULL, 0);
}
static int64_t place(int fd) {
  struct stat found;
  if ((fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &found) == 0) return found.st_size;
  return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (!is_watched(fd)) return REAL(write)(fd, bytes, count);
  lock();
  int64_t offset = place(fd);
  ssize_t result = REAL(write)(fd, bytes, count);
  written(fd, offset, bytes, result);
  unlock();
  return result;
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  if (!is_watched(fd)) return REAL(pwrite64)(fd, bytes, count, offset);
  lock();
  ssize_t result = REAL(pwrite64)(fd, bytes, count, offset);
  written(fd, offset, bytes, result);
  unlock();
  return result;
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return pwrite64(fd, bytes, count, offset); }

/** Piece by piece through the calls above: a shorter write than asked for is allowed. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!is_watched(fd) || count == 0) return REAL(writev)(fd, parts, count);
  return write(fd, parts[0].iov_base, parts[0].iov_len);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  if (!is_watched(fd) || count == 0) return REAL(pwritev64)(fd, parts, count, offset);
  return pwrite64(fd, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return pwritev64(fd, parts, count, offset); }

// Copying inside the kernel is declined, as some file systems do: the bytes then come through write.
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
  if (!is_watched(out)) return REAL(sendfile64)(out, in, offset, count);
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
  if (number == SYS_close) return close((int)given[0]);
  if (number == SYS_copy_file_range && is_watched((int)given[2])) {
    errno = EXDEV;
    return -1;
  }
  return REAL(syscall)(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

int ftruncate64(int fd, off64_t size) {
  if (!is_watched(fd)) return REAL(ftruncate64)(fd, size);
  lock();
  int result = REAL(ftruncate64)(fd, size);
  if (result == 0) note(TRUNCATE, fd, size, NULL, 0, NULL, 0);
  unlock();
  return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

// A flush stands in the trace when it has returned: until then it promises nothing.
#define FLUSH(name) \
  int name(int fd) { \
    if (!is_watched(fd)) return REAL(name)(fd); \
    lock(); \
    int result = REAL(name)(fd); \
    if (result == 0) note(SYNC, fd, 0, NULL, 0, NULL, 0); \
    unlock(); \
    return result; \
  }
FLUSH(fsync)
FLUSH(fdatasync)

#define NAMED(kind, path, other, call) \
  if (!under_root(path)) return call; \
  lock(); \
  int result = call; \
  if (result == 0) note(kind, -1, 0, path, strlen(path), other, strlen(other)); \
  unlock(); \
  return result;

int rename(const char *from, const char *to) { NAMED(RENAME, from, to, REAL(rename)(from, to)) }
int unlink(const char *path) { NAMED(UNLINK, path, "", REAL(unlink)(path)) }
int unlinkat(int folder, const char *path, int flags) {
  if (path[0] != '/') return REAL(unlinkat)(folder, path, flags);
  return (flags & AT_REMOVEDIR) != 0 ? rmdir(path) : unlink(path);
}
int remove(const char *path) {
  struct stat found;
  if (!under_root(path) || lstat(path, &found) != 0) return REAL(remove)(path);
  return S_ISDIR(found.st_mode) ? rmdir(path) : unlink(path);
}
int mkdir(const char *path, mode_t mode) { NAMED(MKDIR, path, "", REAL(mkdir)(path, mode)) }
int rmdir(const char *path) { NAMED(RMDIR, path, "", REAL(rmdir)(path)) }
