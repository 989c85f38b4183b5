// What the machine itself can do: a plain, well-compiled convolution, and the peak of multiply-and-add on one core.
// Reads commands from stdin: "conv <file of inputs> <file of answers> <numbers>", "sse", "avx2", "sample <repeats>", each
// answered by one line. Compiled by bench/hosts/native.ts with g++ -O3 -march=native.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>
using std::size_t;
typedef float v4 __attribute__((vector_size(16)));
typedef float v8 __attribute__((vector_size(32)));
typedef v8 u8 __attribute__((aligned(4)));

struct Conv {
  int cin, h, w, cout, kh, kw, stride, pv, ph, dilation, oh, ow, pitch;
  std::vector<float> x, k, y, padded;
  // Every run pads its input anew, as the others do. A phase of the stride lies together, so that taps are vectors.
  void run() {
    const int rows = h + 2 * pv, part = pitch / stride;
    for (int c = 0; c < cin; c++)
      for (int r = 0; r < h; r++) {
        float *to = &padded[(size_t(c) * rows + r + pv) * pitch];
        const float *from = &x[(size_t(c) * h + r) * w];
        if (stride == 1) memcpy(to + ph, from, w * sizeof(float));
        else for (int i = 0; i < w; i++) to[(i + ph) % stride * part + (i + ph) / stride] = from[i];
      }
    int o = 0;
    for (; o + 4 <= cout; o += 4) block<4>(o, rows, part);
    for (; o < cout; o++) block<1>(o, rows, part);
  }
  template <int N> void block(int o, int rows, int part) {
    const int taps = cin * kh * kw;
    for (int r = 0; r < oh; r++)
      for (int i = 0; i < ow; i += 16) {
        v8 a[N][2] = {};
        const float *weights = &k[size_t(o) * taps];
        for (int c = 0, t = 0; c < cin; c++)
          for (int u = 0; u < kh; u++) {
            const float *row = &padded[(size_t(c) * rows + r * stride + u * dilation) * pitch];
            for (int v = 0; v < kw; v++, t++) {
              const int at = v * dilation;
              const float *s = row + (stride == 1 ? at : at % stride * part + at / stride) + i;
              const v8 p = *(const u8 *)s, q = *(const u8 *)(s + 8);
              for (int n = 0; n < N; n++) {
                const float weight = weights[n * taps + t];
                a[n][0] += weight * p;
                a[n][1] += weight * q;
              }
            }
          }
        for (int n = 0; n < N; n++) {
          float *to = &y[(size_t(o + n) * oh + r) * ow + i];
          memcpy(to, a[n], sizeof(float) * (ow - i < 16 ? ow - i : 16));
        }
      }
  }
};

// Twelve sums that do not wait for each other; 24 operations a lane in each of 20,000 steps.
template <class V> float peak() {
  V a[12], m, b;
  for (unsigned l = 0; l < sizeof(V) / 4; l++) m[l] = 0.999f, b[l] = 0.001f;
  for (V &sum : a) sum = b;
  for (int i = 0; i < 20000; i++) {
    for (V &sum : a) sum = sum * m + b;
#if defined(__x86_64__)
    asm volatile("" : "+x"(m), "+x"(b));
#else
    asm volatile("" : "+w"(m), "+w"(b));
#endif
  }
  V all = a[0];
  for (int j = 1; j < 12; j++) all += a[j];
  return all[0];
}

int main() {
  std::string what, mode;
  Conv c;
  volatile float sink = 0;
  while (std::cin >> what) {
    if (what == "sample") {
      int n;
      std::cin >> n;
      const auto start = std::chrono::steady_clock::now();
      const clock_t cpu = clock();
      for (int i = 0; i < n; i++) {
        if (mode == "conv") c.run();
        else sink = sink + (mode == "sse" ? peak<v4>() : peak<v8>());
      }
      const double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      printf("%.6f %.6f\n", wall, 1e3 * double(clock() - cpu) / CLOCKS_PER_SEC);
    } else {
      mode = what;
      if (mode == "conv") {
        std::string in, out;
        std::cin >> in >> out >> c.cin >> c.h >> c.w >> c.cout >> c.kh >> c.kw >> c.stride >> c.pv >> c.ph >> c.dilation >> c.oh >> c.ow;
        c.pitch = (c.w + 2 * c.ph + 64) / c.stride * c.stride;
        c.x.assign(size_t(c.cin) * c.h * c.w, 0);
        c.k.assign(size_t(c.cout) * c.cin * c.kh * c.kw, 0);
        c.y.assign(size_t(c.cout) * c.oh * c.ow, 0);
        c.padded.assign(size_t(c.cin) * (c.h + 2 * c.pv) * c.pitch + 64, 0);
        FILE *f = fopen(in.c_str(), "rb");
        if (!f || fread(c.x.data(), 4, c.x.size(), f) != c.x.size() || fread(c.k.data(), 4, c.k.size(), f) != c.k.size()) return 1;
        fclose(f);
        c.run();
        f = fopen(out.c_str(), "wb");
        if (!f || fwrite(c.y.data(), 4, c.y.size(), f) != c.y.size()) return 1;
        fclose(f);
      }
#ifndef __AVX2__
      if (mode == "avx2") {
        printf("this machine has no AVX2\n");
        fflush(stdout);
        continue;
      }
#endif
      printf("ready\n");
    }
    fflush(stdout);
  }
}
