"""Files that mean harm, small enough to be made on the spot."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image


def png_bomb(width: int = 65_500, height: int = 65_500) -> bytes:
    """A picture of four thousand million points in a kilobyte."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(900))) + chunk(b"IEND", b"")


def gif_bomb(frames: int = 100_000) -> bytes:
    """A picture that moves for hours."""
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\x00" + b"\x02\x02\x44\x01\x00"
    head = b"GIF89a" + struct.pack("<HH", 1, 1) + b"\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    return head + frame * frames + b"\x3b"


def docx_bomb(megabytes: int = 400) -> bytes:
    """A document with much XML in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as entry:
            for _ in range(megabytes):
                entry.write(bytes(1024 * 1024))
    return buffer.getvalue()


def nested_docx(inside: bytes, depth: int = 5) -> bytes:
    """A document in a document in a document."""
    content = inside
    for level in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(f"word/embeddings/{level}.docx", content)
        content = buffer.getvalue()
    return content


def pdf(**root: object) -> bytes:
    """A PDF with a maker, a script that runs when it is opened, a file inside and a link that acts."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('SECRET-SCRIPT')"))
    document.Root.OpenAction = script
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    document.Root.Metadata = Stream(document, b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>")
    document.docinfo["/Author"] = "SECRET-AUTHOR"
    document.docinfo["/Creator"] = "Scanner"
    document.attachments["evil.exe"] = b"MZ SECRET-ATTACHMENT"
    page = document.pages[0]
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 50, 50]),
        A=Dictionary(S=Name.Launch, F=String("SECRET-LAUNCH")),
    )
    page.obj.Annots = Array([document.make_indirect(link)])
    page.obj.AA = Dictionary(O=script)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    """A PDF that needs a password."""
    document = pikepdf.new()
    document.add_blank_page()
    buffer = io.BytesIO()
    document.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    return buffer.getvalue()


def pdf_bomb(megabytes: int = 3_000) -> bytes:
    """A PDF whose list of objects unpacks to more than there is memory for."""
    packer, block = zlib.compressobj(9), b" " * (1024 * 1024)
    stream = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    head = b"%PDF-1.5\n"
    objects = (
        b"1 0 obj\n<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
        + stream
        + b"\nendstream\nendobj\n"
    )
    place = len(head) + len(objects)
    entries = struct.pack("!BHB", 0, 0, 255) + struct.pack("!BHB", 1, len(head), 0) + struct.pack("!BHB", 2, 1, 0)
    table = (
        b"3 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Length %d >>\nstream\n" % len(entries)
        + entries
        + b"\nendstream\nendobj\n"
    )
    return head + objects + table + b"startxref\n%d\n%%%%EOF\n" % place


def heic(width: int = 64) -> bytes:
    """A photograph of a phone, with the place where it was taken."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    words = Image.Exif()
    words[0x010F], words[0x0110] = "Maker", "Phone 12"
    words.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 30.0)})
    buffer = io.BytesIO()
    Image.new("RGB", (width, width), "#335577").save(buffer, "HEIF", exif=words.tobytes())
    return buffer.getvalue()


def recording() -> bytes:
    """The beginning of a video that says where and when it was made."""

    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack("!I4s", 8 + len(content), name) + content

    moment = 3_850_000_000  # 2025-12-31
    head = box(b"mvhd", struct.pack("!IIIII", 0, moment, moment, 1000, 5000) + bytes(80))
    place = b"+51.5033-000.1195/"
    user = box(b"udta", box(b"\xa9xyz", struct.pack("!HH", len(place), 0x15C7) + place))
    return box(b"ftyp", b"mp42\x00\x00\x00\x00mp42isom") + box(b"moov", head + user) + box(b"mdat", bytes(2000))
