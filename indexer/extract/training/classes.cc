#include "indexer/extract/training/classes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>
#include <string>

#include "core/text/folding.h"
#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/word_classes.h"
#include "indexer/extract/word_facts.h"

namespace dateline::training {
namespace {

using Vector = std::vector<float>;

// A sparse matrix by rows.
struct Sparse {
  struct Cell {
    std::uint32_t column;
    float value;
  };
  std::vector<std::vector<Cell>> rows;
  std::size_t columns = 0;
};

float dot(const float* a, const float* b, std::size_t size) {
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += a[i] * b[i];
  return sum;
}

void normalise(float* a, std::size_t size) {
  const float length = std::sqrt(dot(a, a, size));
  if (length > 0) {
    for (std::size_t i = 0; i < size; ++i) a[i] /= length;
  }
}

// rows x size, from columns x size.
Vector times(const Sparse& matrix, const Vector& right, std::size_t size) {
  Vector out(matrix.rows.size() * size);
  for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
    float* to = &out[r * size];
    for (const auto& cell : matrix.rows[r]) {
      const float* from = &right[cell.column * size];
      for (std::size_t i = 0; i < size; ++i) to[i] += cell.value * from[i];
    }
  }
  return out;
}

Vector times_transposed(const Sparse& matrix, const Vector& left, std::size_t size) {
  Vector out(matrix.columns * size);
  for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
    const float* from = &left[r * size];
    for (const auto& cell : matrix.rows[r]) {
      float* to = &out[cell.column * size];
      for (std::size_t i = 0; i < size; ++i) to[i] += cell.value * from[i];
    }
  }
  return out;
}

// Gram-Schmidt over the columns of a tall matrix.
void make_orthonormal(Vector& matrix, std::size_t size) {
  const std::size_t rows = matrix.size() / size;
  Vector columns(matrix.size());
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < size; ++c) columns[c * rows + r] = matrix[r * size + c];
  }
  for (std::size_t c = 0; c < size; ++c) {
    float* own = &columns[c * rows];
    for (std::size_t b = 0; b < c; ++b) {
      const float* other = &columns[b * rows];
      const float share = dot(own, other, rows);
      for (std::size_t r = 0; r < rows; ++r) own[r] -= share * other[r];
    }
    normalise(own, rows);
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < size; ++c) matrix[r * size + c] = columns[c * rows + r];
  }
}

// Class of each row, from 0; `middles` gets their centres.
std::vector<std::uint16_t> k_means(const Vector& points, std::size_t size, std::size_t classes,
                                   int passes, Vector& middles) {
  const std::size_t rows = points.size() / size;
  // The most frequent words come first and are good seeds; spread over the list.
  middles.assign(classes * size, 0);
  for (std::size_t c = 0; c < classes; ++c) {
    const std::size_t row = c < classes / 2 ? c : c * (rows / 4) / classes;
    std::copy_n(&points[std::min(row, rows - 1) * size], size, &middles[c * size]);
  }
  std::vector<std::uint16_t> own(rows);
  for (int pass = 0; pass < passes; ++pass) {
    Vector sums(classes * size);
    for (std::size_t r = 0; r < rows; ++r) {
      float best = -2;
      for (std::size_t c = 0; c < classes; ++c) {
        const float near = dot(&points[r * size], &middles[c * size], size);
        if (near > best) {
          best = near;
          own[r] = static_cast<std::uint16_t>(c);
        }
      }
      for (std::size_t i = 0; i < size; ++i) sums[own[r] * size + i] += points[r * size + i];
    }
    for (std::size_t c = 0; c < classes; ++c) {
      if (dot(&sums[c * size], &sums[c * size], size) > 0) {
        std::copy_n(&sums[c * size], size, &middles[c * size]);
        normalise(&middles[c * size], size);
      }
    }
  }
  return own;
}

// Mutual information of words and their neighbours, from the ids of a text. `rank`: of each id by
// frequency.
Sparse neighbours_of(const std::vector<std::uint32_t>& stream,
                     const std::vector<std::uint32_t>& rank, const ClassOptions& options) {
  const std::size_t words = options.words;
  const std::size_t side = options.neighbours + 1;  // 0: a sentence's end
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  std::vector<double> of_word(words), of_column(side * 2);
  double total = 0;
  const auto note = [&](std::uint32_t word, std::uint32_t other, std::size_t offset) {
    if (word == 0 || rank[word] >= words) return;
    const std::size_t at = other == 0 ? 0 : rank[other] + std::size_t{1};
    if (at >= side) return;
    ++pairs[std::uint64_t{rank[word]} << 32 | (at + offset)];
    ++of_word[rank[word]];
    ++of_column[at + offset];
    ++total;
  };
  for (std::size_t i = 0; i < stream.size(); ++i) {
    note(stream[i], i > 0 ? stream[i - 1] : 0, 0);
    note(stream[i], i + 1 < stream.size() ? stream[i + 1] : 0, side);
  }
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(pairs.begin(), pairs.end());
  std::sort(sorted.begin(), sorted.end());
  Sparse matrix;
  matrix.rows.resize(words);
  matrix.columns = side * 2;
  for (const auto& [pair, count] : sorted) {
    const auto row = static_cast<std::size_t>(pair >> 32);
    const auto column = static_cast<std::uint32_t>(pair);
    const double ratio = count * total / (of_word[row] * of_column[column]);
    // Few sightings say little: discounted (Pantel and Lin 2002).
    const double trust = count / (count + 1.0);
    if (ratio > 1) {
      matrix.rows[row].push_back({column, static_cast<float>(std::log(ratio) * trust)});
    }
  }
  return matrix;
}

}  // namespace

std::uint32_t ClassLearner::id_of(std::uint32_t key) {
  const auto [at, added] = ids_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
  if (added) {
    keys_.push_back(key);
    counts_.push_back(0);
  }
  return at->second;
}

void ClassLearner::read(std::string_view text) {
  const auto words = segment_words(text);
  const auto sentences = split_sentences(text);
  std::string buffer;
  std::size_t sentence = 0;
  std::size_t last = sentences.size();
  for (const Word& word : words) {
    while (sentence < sentences.size() && sentences[sentence].end <= word.begin) ++sentence;
    const bool opens = sentence != last;
    last = sentence;
    if (opens) stream_.push_back(0);
    std::string_view own = word.of(text);
    if (own.size() > 2 && own.ends_with("'s")) own.remove_suffix(2);
    if (own.size() > 4 && own.ends_with("\u2019s")) own.remove_suffix(4);
    buffer.clear();
    append_folded(own, buffer);
    std::erase(buffer, '.');
    const std::uint64_t hash = word_hash(word.has_letter ? std::string_view(buffer) : "0");
    const std::uint32_t id = id_of(WordClasses::key_of(hash, word.initial_upper && !opens));
    ++counts_[id];
    stream_.push_back(id);
  }
}

LearntClasses ClassLearner::learn(const ClassOptions& options) const {
  std::vector<std::uint32_t> order(keys_.size() - 1);
  std::iota(order.begin(), order.end(), 1u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : keys_[a] < keys_[b];
  });
  ClassOptions own = options;
  own.words = std::min(own.words, order.size());
  std::vector<std::uint32_t> rank(keys_.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::uint32_t>(i);

  const Sparse matrix = neighbours_of(stream_, rank, own);
  const std::size_t size = own.dimensions;
  std::mt19937 random(own.seed);
  Vector basis(matrix.columns * size);
  for (float& cell : basis) cell = static_cast<float>(random() % 2001) / 1000.0F - 1.0F;
  for (int pass = 0; pass < 4; ++pass) {
    make_orthonormal(basis, size);
    basis = times_transposed(matrix, times(matrix, basis, size), size);
  }
  make_orthonormal(basis, size);
  Vector points = times(matrix, basis, size);
  for (std::size_t r = 0; r < own.words; ++r) normalise(&points[r * size], size);

  Vector middles, groups;
  const auto fine = k_means(points, size, own.fine, 12, middles);
  const auto coarse = k_means(middles, size, own.coarse, 20, groups);

  LearntClasses learnt;
  learnt.coarse_of.assign(own.fine + 1, 0);
  for (std::size_t c = 0; c < own.fine; ++c) {
    learnt.coarse_of[c + 1] = static_cast<std::uint16_t>(coarse[c] + 1);
  }
  const std::size_t slots = std::bit_ceil(own.words * 3 / 2);
  learnt.keys.assign(slots, 0);
  learnt.fine.assign(slots, 0);
  for (std::size_t r = 0; r < own.words; ++r) {
    const std::uint32_t key = keys_[order[r]];
    std::size_t i = key & (slots - 1);
    while (learnt.keys[i] != 0) i = (i + 1) & (slots - 1);
    learnt.keys[i] = key;
    learnt.fine[i] = static_cast<std::uint16_t>(fine[r] + 1);
  }
  return learnt;
}

}  // namespace dateline::training
