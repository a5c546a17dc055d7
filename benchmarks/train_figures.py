"""Train the reader of written figures: `python -m benchmarks.train_figures` writes pipeline/read/figures.npz.

Deterministic: the same seed and fonts give the same file. Samples are drawn strokes, and figures of the fonts installed.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.figure_strokes import OTHER_SIGNS, Picture, figure, no_figure
from pipeline.read.page_image_figures import MODEL, SIGNS, features, squared

Matrix = NDArray[numpy.float64]

FONTS = Path("/usr/share/fonts/truetype")
TARGET = Path(__file__).parent.parent / "pipeline" / "read" / MODEL
HIDDEN, ROUNDS, BATCH, RATE, DECAY = 48, 30, 128, 2e-3, 1e-4
PRINTED = 0.3  # share of samples that are printed


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=2000, help="samples for each figure")
    count = parser.parse_args().samples
    inputs, classes = sampled(count, numpy.random.default_rng(7))
    model = trained(inputs, classes, numpy.random.default_rng(1))
    halved: dict[str, Any] = {name: values.astype(numpy.float16) for name, values in model.items()}
    numpy.savez_compressed(TARGET, **halved)
    fresh, truth = sampled(max(20, count // 10), numpy.random.default_rng(99))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, right on fresh samples {(scores(model, fresh)[1].argmax(1) == truth).mean():.3f}")


def sampled(count: int, chance: Generator) -> tuple[Matrix, NDArray[numpy.int64]]:
    """Features of ``count`` samples of each class, and their classes."""
    fonts = sorted(path for path in FONTS.rglob("*.ttf") if "Symbol" not in path.name and "opens" not in path.name)
    rows, classes = [], []
    for index, sign in enumerate(SIGNS):
        for picture in pictures(sign, count, fonts, chance):
            rows.append(features(squared(picture)))
            classes.append(index)
    return numpy.array(rows, float), numpy.array(classes)


def pictures(sign: str, count: int, fonts: list[Path], chance: Generator) -> Iterator[Picture]:
    """Samples of one class."""
    for _ in range(count):
        if fonts and chance.random() < (0.5 if sign == "?" else PRINTED):
            yield printed(OTHER_SIGNS[chance.integers(len(OTHER_SIGNS))] if sign == "?" else sign, fonts, chance)
        else:
            yield no_figure(chance) if sign == "?" else figure(sign, chance)


def printed(sign: str, fonts: list[Path], chance: Generator) -> Picture:
    """The sign in one of the fonts, slanted a little."""
    font = ImageFont.truetype(str(fonts[chance.integers(len(fonts))]), int(chance.integers(40, 80)))
    image = Image.new("L", (160, 150))
    ImageDraw.Draw(image).text((40, 30), sign, fill=255, font=font)
    slant = numpy.array([[chance.uniform(0.7, 1.1), chance.uniform(-0.25, 0.1), 0], [chance.normal(0, 0.05), 1, 0]])
    picture = cv2.warpAffine(numpy.array(image), slant, (180, 160)).astype(numpy.uint8)
    return cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.5, 2)).astype(numpy.uint8) if chance.random() < 0.4 else picture


def trained(inputs: Matrix, classes: NDArray[numpy.int64], chance: Generator) -> dict[str, Matrix]:
    """A network of one hidden layer (Adam, softened targets, noise on the inputs)."""
    size = inputs.shape[1]
    model = {
        "mean": inputs.mean(0),
        "spread": inputs.std(0) + 1e-3,
        "first": chance.normal(0, size**-0.5, (size, HIDDEN)),
        "first_bias": numpy.zeros(HIDDEN),
        "second": chance.normal(0, HIDDEN**-0.5, (HIDDEN, len(SIGNS))),
        "second_bias": numpy.zeros(len(SIGNS)),
    }
    targets = numpy.eye(len(SIGNS))[classes] * 0.94 + 0.06 / len(SIGNS)
    moments = {name: (numpy.zeros_like(values), numpy.zeros_like(values)) for name, values in model.items()}
    step = 0
    for turn in range(ROUNDS):
        order = chance.permutation(len(inputs))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            noisy = inputs[some] + chance.normal(0, 0.15, (len(some), size)) * model["spread"]
            step += 1
            update(model, moments, gradients(model, noisy, targets[some]), step, RATE * (1 - turn / ROUNDS))
    return model


def scores(model: dict[str, Matrix], inputs: Matrix) -> tuple[Matrix, Matrix]:
    """The hidden layer and the probabilities."""
    hidden = numpy.maximum((inputs - model["mean"]) / model["spread"] @ model["first"] + model["first_bias"], 0)
    raw = hidden @ model["second"] + model["second_bias"]
    likely = numpy.exp(raw - raw.max(1, keepdims=True))
    return hidden, likely / likely.sum(1, keepdims=True)


def gradients(model: dict[str, Matrix], inputs: Matrix, targets: Matrix) -> dict[str, Matrix]:
    """Of the cross-entropy, with weight decay."""
    hidden, likely = scores(model, inputs)
    error = (likely - targets) / len(inputs)
    below = (error @ model["second"].T) * (hidden > 0)
    scaled = (inputs - model["mean"]) / model["spread"]
    return {
        "first": scaled.T @ below + DECAY * model["first"],
        "first_bias": below.sum(0),
        "second": hidden.T @ error + DECAY * model["second"],
        "second_bias": error.sum(0),
    }


def update(model: dict[str, Matrix], moments: dict[str, tuple[Matrix, Matrix]], slopes: dict[str, Matrix], step: int, rate: float) -> None:
    """One step of Adam."""
    for name, slope in slopes.items():
        mean, square = moments[name]
        mean += 0.1 * (slope - mean)
        square += 0.001 * (slope**2 - square)
        model[name] = model[name] - rate * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)


if __name__ == "__main__":
    main()
