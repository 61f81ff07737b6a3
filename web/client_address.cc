#include "web/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "web/ows.h"

namespace dateline::web {
namespace {

constexpr std::array<unsigned char, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_mapped(const AddressBytes& address) {
  return std::equal(kMapped.begin(), kMapped.end(), address.begin());
}

// An entry of X-Forwarded-For without the port that some proxies add: 192.0.2.1:99, [::1]:99.
std::string_view without_port(std::string_view entry) {
  if (!entry.empty() && entry.front() == '[') {
    return entry.substr(1, std::min(entry.find(']'), entry.size()) - 1);
  }
  const std::size_t colon = entry.find(':');
  return colon == entry.rfind(':') ? entry.substr(0, colon) : entry;
}

// The addresses that proxies have noted, the last first.
std::vector<std::string_view> forwarded_for(const std::vector<Header>& headers) {
  std::vector<std::string_view> entries;
  for (const auto& [name, value] : headers) {
    if (name != "x-forwarded-for") continue;
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      entries.push_back(trimmed_ows(std::string_view(value).substr(begin, comma - begin)));
      begin = comma + 1;
    }
  }
  std::reverse(entries.begin(), entries.end());
  return entries;
}

}  // namespace

std::optional<AddressBytes> address_bytes(std::string_view text) {
  const std::string whole(text.substr(0, text.find('%')));
  AddressBytes bytes{};
  if (::inet_pton(AF_INET6, whole.c_str(), bytes.data()) == 1) return bytes;
  std::copy(kMapped.begin(), kMapped.end(), bytes.begin());
  if (::inet_pton(AF_INET, whole.c_str(), bytes.data() + kMapped.size()) == 1) return bytes;
  return {};
}

std::string address_text(const AddressBytes& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_mapped(address)) {
    ::inet_ntop(AF_INET, address.data() + kMapped.size(), text.data(), text.size());
  } else {
    ::inet_ntop(AF_INET6, address.data(), text.data(), text.size());
  }
  return text.data();
}

Result<TrustedProxies> TrustedProxies::parse(std::string_view list) {
  TrustedProxies proxies;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view part = trimmed_ows(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    const auto network = network_of(part);
    if (!network) {
      return Error{ErrorCode::usage, "'" + std::string(part) + "' is no address of a proxy",
                   "It is an address or a network: 192.0.2.1, 10.0.0.0/8, fd00::/8"};
    }
    proxies.networks_.push_back(*network);
  }
  return proxies;
}

std::optional<TrustedProxies::Network> TrustedProxies::network_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = address_bytes(text.substr(0, slash));
  if (!address) return {};
  Network network{*address, 128};
  if (slash == std::string_view::npos) return network;
  const std::string_view digits = text.substr(slash + 1);
  const bool is_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
  std::size_t bits = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool sound = error == std::errc{} && stop == digits.data() + digits.size();
  if (!sound || bits > (is_v4 ? 32 : 128)) return {};
  network.bits = is_v4 ? bits + 8 * kMapped.size() : bits;
  return network;
}

bool TrustedProxies::trusts(const AddressBytes& address) const {
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    // However wide, a network of IPv6 is not one of the IPv4 addresses mapped into it.
    if (is_mapped(address) != is_mapped(network.address)) return false;
    for (std::size_t bit = 0; bit < network.bits; ++bit) {
      const unsigned mask = 0x80U >> (bit % 8);
      if (((address[bit / 8] ^ network.address[bit / 8]) & mask) != 0) return false;
    }
    return true;
  });
}

std::string TrustedProxies::client_of(const std::string& peer,
                                      const std::vector<Header>& headers) const {
  if (networks_.empty()) return peer;
  std::optional<AddressBytes> hop = address_bytes(peer);
  if (!hop || !trusts(*hop)) return peer;
  AddressBytes client = *hop;
  for (const std::string_view entry : forwarded_for(headers)) {
    hop = address_bytes(without_port(entry));
    if (!hop) break;
    client = *hop;
    if (!trusts(client)) break;
  }
  return address_text(client);
}

}  // namespace dateline::web
