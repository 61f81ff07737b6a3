#include "web/static_assets.h"

#include <algorithm>
#include <cassert>

#include "web/embedded_assets.h"

namespace dateline::web {
namespace {

std::string file_name(const Asset& asset) {
  const std::size_t dot = asset.name.rfind('.');
  return std::string(asset.name.substr(0, dot)) + "-" + std::string(asset.hash) +
         std::string(asset.name.substr(dot));
}

std::string_view content_type(std::string_view name) {
  const std::string_view extension = name.substr(name.rfind('.') + 1);
  if (extension == "css") return "text/css; charset=utf-8";
  if (extension == "js") return "text/javascript; charset=utf-8";
  if (extension == "json") return "application/json";
  if (extension == "svg") return "image/svg+xml";
  return "application/octet-stream";
}

std::vector<Asset> load() {
  std::vector<Asset> all;
  for (const EmbeddedAsset& asset : kEmbeddedAssets) {
    all.push_back({asset.name, asset.hash, content_type(asset.name), {asset.bytes, asset.size}});
  }
  return all;
}

}  // namespace

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = load();
  return all;
}

const Asset& asset_named(std::string_view name) {
  const auto& all = assets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Asset& asset) { return asset.name == name; });
  assert(found != all.end());
  return *found;
}

std::string asset_path(std::string_view name) { return "/assets/" + file_name(asset_named(name)); }

const Asset* asset_for(std::string_view file) {
  for (const Asset& asset : assets()) {
    if (file_name(asset) == file) return &asset;
  }
  return nullptr;
}

}  // namespace dateline::web
