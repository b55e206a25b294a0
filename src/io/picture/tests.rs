use super::*;

fn photo(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, ((x + y) % 239) as u8])))
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A JPEG whose EXIF says: turn by 90 degrees, taken at a place, by a camera.
fn jpeg_with_exif(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(&photo(width, height), ImageFormat::Jpeg);
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // orientation 6
    tiff.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26"); // maker
    tiff.extend(b"\0\0\0\0GPS 31.23 N\0");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

#[test]
fn every_kind_is_taken_and_kept_as_png_or_jpeg() {
    for (format, ending) in [(ImageFormat::Png, "png"), (ImageFormat::Jpeg, "jpg"), (ImageFormat::WebP, "png"), (ImageFormat::Gif, "png")] {
        let picture = import(&encoded(&photo(60, 40), format)).unwrap();
        assert!(picture.name.ends_with(ending), "{format:?} {}", picture.name);
        assert_eq!(media_name(&picture.bytes, ending == "jpg"), picture.name);
        let shown = pixels(&picture.bytes, 320).unwrap();
        assert_eq!((shown.size, shown.whole), ([60, 40], (60, 40, picture.bytes.len())));
        assert_eq!(pixels(&picture.bytes, 30).unwrap().size, [30, 20], "a thumbnail keeps its shape");
        assert_eq!(import(&picture.bytes).unwrap().name.len(), 36);
    }
}

#[test]
fn what_the_camera_wrote_is_gone_and_the_picture_stands_upright() {
    let bytes = jpeg_with_exif(60, 40);
    assert!(bytes.windows(3).any(|w| w == b"GPS"));
    let picture = import(&bytes).unwrap();
    assert_eq!(pixels(&picture.bytes, 320).unwrap().size, [40, 60], "turned by 90 degrees");
    for trace in [b"GPS".as_slice(), b"Exif", b"\xff\xe1"] {
        assert!(!picture.bytes.windows(trace.len()).any(|w| w == trace), "{trace:?}");
    }
}

#[test]
fn large_pictures_are_scaled_down_and_larger_ones_refused_before_they_are_decoded() {
    let wide = import(&encoded(&photo(5000, 60), ImageFormat::Png)).unwrap();
    assert_eq!(pixels(&wide.bytes, 9999).unwrap().size[0], limits::KEPT_PICTURE_SIDE as usize);
    // Headers that promise more than the file holds; nothing behind them is needed to refuse them.
    let png = |w: u32, h: u32| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(w.to_be_bytes());
        bytes.extend(h.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0");
        let mut crc = flate2_crc(&bytes[12..]);
        bytes.append(&mut crc);
        bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
        bytes
    };
    let gif = |w: u16, h: u16| {
        let mut bytes = b"GIF89a".to_vec();
        bytes.extend(w.to_le_bytes());
        bytes.extend(h.to_le_bytes());
        bytes.extend(b"\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b");
        bytes
    };
    for (bytes, what) in [
        (png(11_000, 11_000), "11000²"),
        (png(20_000, 20_000), "20000²"),
        (png(8000, 8000), "64 million"),
        (png(1, 60_000), "1 × 60000"),
        (png(0x7fff_ffff, 0x7fff_ffff), "2³¹"),
        (gif(65_535, 65_535), "GIF 65535²"),
    ] {
        let start = std::time::Instant::now();
        let error = import(&bytes).unwrap_err();
        assert!(matches!(error, PictureError::TooManyPixels(..) | PictureError::Damaged(_)), "{what}: {error:?}");
        assert!(start.elapsed().as_millis() < 1000, "{what}: {:?}", start.elapsed());
    }
    let error = import(&vec![0x89; limits::MAX_PICTURE_BYTES as usize + 1]).unwrap_err();
    assert!(error.message().en.contains("limit is 10 MB"), "{error:?}");
}

/// The checksum that PNG puts behind a chunk, bit by bit.
fn flate2_crc(bytes: &[u8]) -> Vec<u8> {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    (!crc).to_be_bytes().to_vec()
}

#[test]
fn other_files_and_damaged_pictures_are_refused_without_a_panic() {
    for bytes in [b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(), b"%PDF-1.7", b"", b"BM\0\0", b"\0\0\x01\0"] {
        assert_eq!(import(bytes).unwrap_err(), PictureError::NotPicture);
    }
    let mut seed = 9_u64;
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let good = encoded(&photo(24, 18), format);
        for _ in 0..250 {
            let mut bad = good.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (seed >> 33) as usize % bad.len();
                bad[at] = (seed >> 20) as u8;
            }
            bad.truncate(bad.len() - (seed >> 40) as usize % 9);
            let _any = import(&bad);
        }
    }
}

#[test]
fn the_thread_decodes_and_says_what_it_cannot() {
    let studio = Studio::start(|| {}).unwrap();
    let picture = import(&encoded(&photo(50, 50), ImageFormat::Png)).unwrap();
    studio.ask(Task::Show(picture.name.clone(), Arc::clone(&picture.bytes), 20));
    studio.ask(Task::File(7, "/nowhere/at/all.png".into()));
    studio.ask(Task::Rgba(8, [2, 1], vec![255; 8]));
    let mut done = Vec::new();
    while done.len() < 3 {
        done.extend(studio.poll());
        std::thread::yield_now();
    }
    assert!(matches!(&done[0], Done::Decoded(name, 20, Ok(pixels)) if *name == picture.name && pixels.size == [20, 20]));
    assert!(matches!(&done[1], Done::Imported(7, Err(PictureError::Unreadable(_)))));
    assert!(matches!(&done[2], Done::Imported(8, Ok(_))));
}
