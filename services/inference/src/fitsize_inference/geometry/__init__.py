"""Where a printed marker lies in a photo, and how the photo maps onto its plane."""
