"""Things the office uses: assets, rooms, stickers (Permendagri 1/2016). Models come with its issue."""
