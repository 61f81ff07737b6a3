// Scores a TREC run against relevance judgements.
//
//   ranking_score QRELS RUN
//
// QRELS: `topic 0 article relevance`. RUN: `topic Q0 article rank score tag`, best score first,
// rank breaks ties. Prints MAP (of 1,000 ranks), nDCG@10 (gain 2^relevance - 1), P@10, recall@100
// and mean reciprocal rank: means over the judged topics that have a relevant article; a topic
// missing from the run counts 0.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace {

using Judgements = std::map<std::string, int>;
using Ranking = std::vector<std::string>;
// MAP, nDCG@10, P@10, recall@100, MRR.
using Measures = std::array<double, 5>;

std::map<std::string, Judgements> read_judgements(const std::string& path) {
  std::map<std::string, Judgements> out;
  std::ifstream in(path);
  std::string topic, unused, article;
  int relevance = 0;
  while (in >> topic >> unused >> article >> relevance) out[topic][article] = relevance;
  return out;
}

std::map<std::string, Ranking> read_run(const std::string& path) {
  std::map<std::string, std::vector<std::tuple<double, int, std::string>>> hits;
  std::ifstream in(path);
  std::string topic, unused, article, tag;
  int rank = 0;
  double score = 0;
  while (in >> topic >> unused >> article >> rank >> score >> tag)
    hits[topic].emplace_back(-score, rank, article);
  std::map<std::string, Ranking> out;
  for (auto& [name, list] : hits) {
    std::sort(list.begin(), list.end());
    std::set<std::string> seen;
    for (const auto& hit : list) {
      if (seen.insert(std::get<2>(hit)).second) out[name].push_back(std::get<2>(hit));
    }
  }
  return out;
}

double gain(int relevance, std::size_t rank) {
  return (std::pow(2.0, relevance) - 1) / std::log2(static_cast<double>(rank) + 2);
}

double ideal_gain(const std::vector<int>& falling) {
  double sum = 0;
  for (std::size_t i = 0; i < falling.size() && i < 10; ++i) sum += gain(falling[i], i);
  return sum;
}

Measures measured(const Judgements& judged, const std::vector<int>& falling, const Ranking& run) {
  Measures out{};
  double hits = 0;
  for (std::size_t i = 0; i < run.size() && i < 1000; ++i) {
    const auto found = judged.find(run[i]);
    if (found == judged.end() || found->second <= 0) continue;
    ++hits;
    out[0] += hits / static_cast<double>(i + 1);
    if (i < 10) out[1] += gain(found->second, i);
    if (i < 10) out[2] += 0.1;
    if (i < 100) ++out[3];
    if (hits == 1) out[4] = 1.0 / static_cast<double>(i + 1);
  }
  const auto good = static_cast<double>(falling.size());
  out[0] /= good;
  out[1] /= ideal_gain(falling);
  out[3] /= good;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: ranking_score QRELS RUN\n";
    return 2;
  }
  const auto judgements = read_judgements(argv[1]);
  auto runs = read_run(argv[2]);
  Measures sums{};
  int topics = 0;
  for (const auto& [topic, judged] : judgements) {
    std::vector<int> good;
    for (const auto& [article, relevance] : judged) {
      if (relevance > 0) good.push_back(relevance);
    }
    if (good.empty()) continue;
    std::sort(good.begin(), good.end(), std::greater<>());
    ++topics;
    const Measures one = measured(judged, good, runs[topic]);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += one[i];
  }
  for (double& sum : sums) sum /= std::max(topics, 1);
  std::printf("%d queries  MAP %.4f  nDCG@10 %.4f  P@10 %.4f  recall@100 %.4f  MRR %.4f\n", topics,
              sums[0], sums[1], sums[2], sums[3], sums[4]);
}
