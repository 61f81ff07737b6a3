#include "web/metrics.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace dateline::web {
namespace {

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.15g", value);
  return text.data();
}

void describe(std::string_view name, std::string_view type, std::string_view help,
              std::string& out) {
  out += "# HELP " + std::string(name) + " " + std::string(help) + "\n# TYPE " + std::string(name) +
         " " + std::string(type) + "\n";
}

// Routes and statuses are ours: nothing in a label needs escaping.
void sample(std::string_view name, const std::string& labels, const std::string& value,
            std::string& out) {
  out += std::string(name) + (labels.empty() ? "" : "{" + labels + "}") + " " + value + "\n";
}

void gauge(std::string_view name, std::string_view help, double value, std::string& out) {
  describe(name, "gauge", help, out);
  sample(name, "", number(value), out);
}

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + "\"";
}

// The second number in /proc/self/statm is pages held in memory.
double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  file >> pages >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
  std::error_code error;
  double count = 0;
  for (auto it = std::filesystem::directory_iterator("/proc/self/fd", error);
       !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
    ++count;
  }
  return count;
}

void write_process(std::string& out) {
  gauge("process_resident_memory_bytes", "Memory held.", resident_bytes(), out);
  gauge("process_open_fds", "Descriptors open.", open_descriptors(), out);
}

void write_index(const Metrics::Now& now, std::string& out) {
  gauge("dateline_ready", "1 where the index can be searched.", now.ready ? 1 : 0, out);
  if (!now.ready) return;
  gauge("dateline_index_articles", "Articles in the index.",
        static_cast<double>(now.index.articles), out);
  if (now.index.generation.empty()) return;  // a remote index
  gauge("dateline_index_bytes", "Bytes of the index's files.", static_cast<double>(now.index.bytes),
        out);
  describe("dateline_index_revision", "gauge",
           "Commits to the generation in use; a new generation begins anew.", out);
  sample("dateline_index_revision", label("generation", now.index.generation),
         std::to_string(now.index.revision), out);
}

}  // namespace

void Metrics::answered(const Answered& answer) {
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), answer.seconds);
  const std::lock_guard lock(mutex_);
  ++requests_[{answer.route, answer.status}];
  Latency& latency = latency_[answer.route];
  ++latency.buckets[static_cast<std::size_t>(bucket - kBounds.begin())];
  latency.sum += answer.seconds;
  ++latency.count;
  bytes_ += answer.body_bytes;
}

void Metrics::refused(int status) {
  const std::lock_guard lock(mutex_);
  ++refused_[status];
}

std::string Metrics::text(const Now& now) const {
  std::string out;
  const std::unique_lock lock(mutex_);
  describe("dateline_http_requests_total", "counter", "Requests answered.", out);
  for (const auto& [key, count] : requests_) {
    sample("dateline_http_requests_total",
           label("route", key.first) + "," + label("code", std::to_string(key.second)),
           std::to_string(count), out);
  }
  describe("dateline_http_request_duration_seconds", "histogram",
           "From a request's head to the last byte of its answer made.", out);
  for (const auto& [route, latency] : latency_) {
    const std::string name = "dateline_http_request_duration_seconds";
    std::uint64_t upto = 0;
    for (std::size_t i = 0; i < latency.buckets.size(); ++i) {
      upto += latency.buckets[i];
      const std::string bound = i < kBounds.size() ? number(kBounds[i]) : "+Inf";
      sample(name + "_bucket", label("route", route) + "," + label("le", bound),
             std::to_string(upto), out);
    }
    sample(name + "_sum", label("route", route), number(latency.sum), out);
    sample(name + "_count", label("route", route), std::to_string(latency.count), out);
  }
  describe("dateline_http_response_bytes_total", "counter", "Bytes of bodies answered.", out);
  sample("dateline_http_response_bytes_total", "", std::to_string(bytes_), out);
  describe(
      "dateline_http_refused_total", "counter",
      "Requests refused before they reached a handler: malformed, too large, too slow, too many.",
      out);
  for (const auto& [status, count] : refused_) {
    sample("dateline_http_refused_total", label("code", std::to_string(status)),
           std::to_string(count), out);
  }
  gauge("dateline_http_connections", "Connections open.", static_cast<double>(now.connections),
        out);
  write_index(now, out);
  write_process(out);
  return out;
}

}  // namespace dateline::web
