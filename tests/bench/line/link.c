// A poor line between two network namespaces: real IP packets under real TCP, passed from one TUN device to the other
// through a queue of limited rate, with delay, jitter, loss and cuts. For the benches and nothing else.
//
//   link NS_A NS_B ADDR_A ADDR_B UP_KBIT DOWN_KBIT ONE_WAY_MS JITTER_MS LOSS_PERCENT CUT_GAP_S CUT_LENGTH_S SEED [CUTS]
//
// A is the desk's side. Says "ready" when both devices are up; counts on every "count" line it is given, as one line of
// JSON; ends with its input. Cuts begin with the first count, are exponentially spaced (gap 0: none) and lose all that
// is sent; CUTS ("begin-end,begin-end", seconds) takes the place of what the seed would draw. Connections opened before one are reset at the desk afterwards, as by a modem that dialled again.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <math.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { MTU = 1400, SLOTS = 8192 };
static const double QUEUE_SECONDS = 4;

struct packet { double due; int length; uint8_t bytes[MTU]; };
struct way {
  struct packet *queue;
  int first, count, to;
  double rate, free_at, last_due;
  uint64_t bytes, data, packets, lost; // data: what TCP carries, each time it is sent
};

static uint64_t state[2]; // losses and cuts have dice of their own, so that cuts are the same for every candidate
static double dice(int which) {
  uint64_t z = (state[which] += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}
static double spaced(double mean) { return -log(1 - dice(1)) * mean; }
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
static void fail(const char *what) { perror(what); exit(1); }

static int open_device(const char *name_space, const char *own, const char *other) {
  char text[256];
  int home = open("/proc/self/ns/net", O_RDONLY);
  snprintf(text, sizeof text, "/run/netns/%s", name_space);
  int away = open(text, O_RDONLY);
  if (home < 0 || away < 0 || setns(away, CLONE_NEWNET) != 0) fail("setns");
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  strcpy(request.ifr_name, "line");
  if (device < 0 || ioctl(device, TUNSETIFF, &request) != 0) fail("tun");
  snprintf(text, sizeof text, "ip link set lo up && ip addr add %s peer %s dev line && ip link set line mtu %d up", own, other, MTU);
  if (system(text) != 0) exit(1);
  if (setns(home, CLONE_NEWNET) != 0) fail("setns");
  close(home);
  close(away);
  return device;
}

static uint32_t summed(const uint8_t *bytes, int length, uint32_t sum) {
  for (int at = 0; at + 1 < length; at += 2) sum += (uint32_t)bytes[at] << 8 | bytes[at + 1];
  return sum;
}
static void put_checksum(uint8_t *where, uint32_t sum) {
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  where[0] = (uint8_t)(~sum >> 8);
  where[1] = (uint8_t)~sum;
}
// Answers a packet of the desk with the reset that a box in between would send.
static void reset(int device, const uint8_t *packet, int length) {
  int header = (packet[0] & 15) * 4;
  const uint8_t *tcp = packet + header;
  if (tcp[13] & 4) return;
  uint8_t answer[40] = {0x45, 0, 0, 40, 0, 0, 0, 0, 64, 6};
  memcpy(answer + 12, packet + 16, 4);
  memcpy(answer + 16, packet + 12, 4);
  put_checksum(answer + 10, summed(answer, 20, 0));
  uint8_t *out = answer + 20;
  memcpy(out, tcp + 2, 2);
  memcpy(out + 2, tcp, 2);
  memcpy(out + 4, tcp + 8, 4);
  uint32_t sequence;
  memcpy(&sequence, tcp + 4, 4);
  sequence = htonl(ntohl(sequence) + (uint32_t)(length - header - (tcp[12] >> 4) * 4));
  memcpy(out + 8, &sequence, 4);
  out[12] = 0x50;
  out[13] = 0x14;
  uint8_t pseudo[12] = {0};
  memcpy(pseudo, answer + 12, 8);
  pseudo[9] = 6;
  pseudo[11] = 20;
  put_checksum(out + 16, summed(out, 20, summed(pseudo, 12, 0)));
  if (write(device, answer, sizeof answer) < 0 && errno != EAGAIN) fail("reset");
}

// When the next of the given cuts begins; its end, from the beginning of all, in *ending.
static double next_given(const char **left, double begun, double *ending) {
  double begin = 0;
  int taken = 0;
  if (sscanf(*left, "%lf-%lf%n", &begin, ending, &taken) != 2) return 1e18;
  *left += taken;
  if (**left == ',') ++*left;
  return begun + begin;
}

int main(int count, char **argument) {
  if (count != 13 && count != 14) return 2;
  const char *given = count == 14 ? argument[13] : NULL; // what is left of CUTS
  double delay = atof(argument[7]) / 1e3, jitter = atof(argument[8]) / 1e3, loss = atof(argument[9]) / 100;
  double cut_gap = atof(argument[10]), cut_length = atof(argument[11]);
  state[0] = strtoull(argument[12], NULL, 10);
  state[1] = state[0] + 1000003;
  int device[2] = {open_device(argument[1], argument[3], argument[4]), open_device(argument[2], argument[4], argument[3])};
  struct way ways[2] = {{.to = device[1], .rate = atof(argument[5]) * 125}, {.to = device[0], .rate = atof(argument[6]) * 125}};
  for (int i = 0; i < 2; i++) ways[i].queue = calloc(SLOTS, sizeof(struct packet));
  static uint8_t opened[65536]; // in which life of the line a desk's port was opened
  uint8_t life = 0;
  double begun = 0, next_cut = 1e18, up_again = 0, ending = 0;
  int cut = 0, cuts = 0;
  puts("ready");
  fflush(stdout);
  for (;;) {
    double at = now(), wake = at + 0.5;
    if (!cut && at >= next_cut) { cut = 1; cuts++; life++; up_again = given ? begun + ending : at + spaced(cut_length); }
    if (cut && at >= up_again) { cut = 0; next_cut = given ? next_given(&given, begun, &ending) : at + spaced(cut_gap); }
    for (int i = 0; i < 2; i++) {
      struct way *way = &ways[i];
      while (way->count > 0) {
        struct packet *front = &way->queue[way->first];
        if (front->due > at) { if (front->due < wake) wake = front->due; break; }
        if (cut) way->lost++;
        else if (write(way->to, front->bytes, (size_t)front->length) < 0 && errno != EAGAIN) fail("write");
        way->first = (way->first + 1) % SLOTS;
        way->count--;
      }
    }
    struct pollfd polled[3] = {{device[0], POLLIN, 0}, {device[1], POLLIN, 0}, {0, POLLIN, 0}};
    double rest = wake - now();
    struct timespec wait = {0, rest > 0 ? (long)(rest * 1e9) : 0};
    if (ppoll(polled, 3, &wait, NULL) < 0) fail("poll");
    if (polled[2].revents) {
      char line[64];
      if (read(0, line, sizeof line) <= 0) return 0;
      if (begun == 0) {
        begun = now();
        if (given) next_cut = next_given(&given, begun, &ending);
        else if (cut_gap > 0) next_cut = begun + spaced(cut_gap);
      }
      printf("{\"upBytes\":%llu,\"downBytes\":%llu,\"upData\":%llu,\"upPackets\":%llu,\"downPackets\":%llu,\"lost\":%llu,\"cuts\":%d}\n",
             (unsigned long long)ways[0].bytes, (unsigned long long)ways[1].bytes, (unsigned long long)ways[0].data,
             (unsigned long long)ways[0].packets, (unsigned long long)ways[1].packets, (unsigned long long)(ways[0].lost + ways[1].lost), cuts);
      fflush(stdout);
    }
    for (int i = 0; i < 2; i++) {
      for (int burst = 0; (polled[i].revents & POLLIN) && burst < 64; burst++) {
        uint8_t packet[MTU];
        int length = (int)read(device[i], packet, sizeof packet);
        if (length <= 0) break;
        if (packet[0] >> 4 != 4 || packet[9] != 6) continue;
        at = now();
        struct way *way = &ways[i];
        int header = (packet[0] & 15) * 4;
        const uint8_t *tcp = packet + header;
        int port = i == 0 ? tcp[0] << 8 | tcp[1] : tcp[2] << 8 | tcp[3];
        if (i == 0 && (tcp[13] & 2)) opened[port] = life;
        way->bytes += (uint64_t)length;
        way->data += (uint64_t)(length - header - (tcp[12] >> 4) * 4);
        way->packets++;
        if (opened[port] != life) {
          if (i == 0 && !cut) reset(device[0], packet, length);
          way->lost++;
          continue;
        }
        double start = way->free_at > at ? way->free_at : at;
        if (start - at > QUEUE_SECONDS || way->count == SLOTS) { way->lost++; continue; }
        way->free_at = start + length / way->rate;
        if (cut || dice(0) < loss) { way->lost++; continue; }
        double due = way->free_at + delay + jitter * dice(0);
        if (due < way->last_due) due = way->last_due;
        way->last_due = due;
        struct packet *kept = &way->queue[(way->first + way->count++) % SLOTS];
        kept->due = due;
        kept->length = length;
        memcpy(kept->bytes, packet, (size_t)length);
      }
    }
  }
}
