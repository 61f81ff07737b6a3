#include "web/static_assets.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <nlohmann/json.hpp>

#include "web/embedded_assets.h"

namespace dateline::web {
namespace {

constexpr std::string_view kTextsModule = "texts.js";

std::string file_name(std::string_view name, std::string_view hash) {
  const std::size_t dot = name.rfind('.');
  return std::string(name.substr(0, dot)) + "-" + std::string(hash) + std::string(name.substr(dot));
}

std::string_view content_type(std::string_view name) {
  const std::string_view extension = name.substr(name.rfind('.') + 1);
  if (extension == "css") return "text/css; charset=utf-8";
  if (extension == "js") return "text/javascript; charset=utf-8";
  if (extension == "json") return "application/json";
  if (extension == "svg") return "image/svg+xml";
  return "application/octet-stream";
}

bool is_module(std::string_view name) { return name.ends_with(".js"); }

std::string hash_of(std::string_view content) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t hash = XXH3_64bits(content.data(), content.size());
  std::string out;
  for (int i = 0; i < 16; ++i, hash >>= 4U) out += kDigits[hash & 15U];
  return out;
}

// The texts that scripts say, as a module of its own.
std::string texts_module(std::string_view texts) {
  const auto json = nlohmann::ordered_json::parse(texts);
  nlohmann::ordered_json mine = nlohmann::ordered_json::object();
  for (const auto& [id, text] : json.at("texts").items()) {
    if (id.starts_with("js_")) mine[id.substr(3)] = text;
  }
  return "// Made of the page's texts.\nexport const texts = " + mine.dump() + ";\n";
}

// Modules name each other as './other.js'; what is served names the other's hashed file, so that
// a module's own hash changes with whatever it imports.
class Loader {
 public:
  Loader() {
    for (const EmbeddedAsset& asset : kEmbeddedAssets) {
      sources_[asset.name] = std::string(asset.bytes, asset.size);
    }
    sources_[std::string(kTextsModule)] = texts_module(sources_.at("texts.json"));
  }

  std::vector<Asset> load() {
    for (const auto& [name, source] : sources_) resolve(name);
    std::vector<Asset> all;
    for (const auto& [name, made] : made_) {
      all.push_back({name, made.hash, content_type(name), made.content});
    }
    return all;
  }

 private:
  struct Made {
    std::string hash;
    std::string content;
  };

  // REQUIRES that no module imports itself, whatever the way.
  const Made& resolve(const std::string& name) {
    const auto known = made_.find(name);
    if (known != made_.end()) return known->second;
    std::string content = sources_.at(name);
    if (is_module(name)) {
      for (const auto& [other, source] : sources_) {
        const std::string quoted = "'./" + other + "'";
        const std::size_t at = content.find(quoted);
        if (at == std::string::npos) continue;
        content.replace(at, quoted.size(), "'./" + file_name(other, resolve(other).hash) + "'");
      }
    }
    Made made{hash_of(content), std::move(content)};
    return made_.emplace(name, std::move(made)).first->second;
  }

  std::map<std::string, std::string> sources_;
  std::map<std::string, Made> made_;
};

}  // namespace

const std::vector<Asset>& assets() {
  static Loader loader;  // owns what the assets point to
  static const std::vector<Asset> all = loader.load();
  return all;
}

const Asset& asset_named(std::string_view name) {
  const auto& all = assets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.name == name; });
  assert(found != all.end());
  return *found;
}

std::string asset_path(std::string_view name) {
  const Asset& asset = asset_named(name);
  return "/assets/" + file_name(asset.name, asset.hash);
}

const Asset* asset_for(std::string_view file) {
  for (const Asset& asset : assets()) {
    if (file_name(asset.name, asset.hash) == file) return &asset;
  }
  return nullptr;
}

const std::vector<std::string_view>& script_modules() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> found;
    for (const Asset& asset : assets()) {
      if (is_module(asset.name)) found.push_back(asset.name);
    }
    return found;
  }();
  return names;
}

}  // namespace dateline::web
