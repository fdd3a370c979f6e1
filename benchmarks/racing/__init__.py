"""The race of magbuild against its peers: the same magazine, the same machine, the same round."""
