/* Makes every fsync and fdatasync slower, as a disk across a network is: FSYNC_DELAY_US says by how
 * much. Preloaded into PostgreSQL. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

typedef int (*sync_function)(int);

static void delay(void) {
  const char *microseconds = getenv("FSYNC_DELAY_US");
  if (microseconds) usleep((useconds_t)atoi(microseconds));
}

int fsync(int fd) {
  static sync_function real;
  if (!real) real = (sync_function)dlsym(RTLD_NEXT, "fsync");
  delay();
  return real(fd);
}

int fdatasync(int fd) {
  static sync_function real;
  if (!real) real = (sync_function)dlsym(RTLD_NEXT, "fdatasync");
  delay();
  return real(fd);
}
