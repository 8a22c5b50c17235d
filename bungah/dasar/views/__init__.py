"""Views of the door: login, codes, change of officer, devices, refusals."""
