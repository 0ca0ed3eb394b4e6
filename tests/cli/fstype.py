"""Copy a TrueType file with another OS/2 fsType, and nothing else changed: fstype.py FROM TO VALUE"""
import struct
import sys

with open(sys.argv[1], "rb") as f:
    data = bytearray(f.read())
for i in range(struct.unpack(">H", data[4:6])[0]):
    tag, _, offset, _ = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
    if tag == b"OS/2":
        data[offset + 8 : offset + 10] = struct.pack(">H", int(sys.argv[3]))
        break
else:
    sys.exit("no OS/2 table")
with open(sys.argv[2], "wb") as f:
    f.write(data)
