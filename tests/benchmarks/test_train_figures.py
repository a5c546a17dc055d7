"""The network that ships reads figures that it has not seen, and its training is the same each time."""

import numpy
import pytest

from benchmarks.figure_strokes import figure, no_figure
from benchmarks.train_figures import sampled, trained
from pipeline.read.page_image_figures import SIGNS, features, probabilities, squared

FRESH = 4711  # a seed that training does not use
EACH = 30


@pytest.mark.parametrize("sign", SIGNS[:-1])
def test_fresh_figures_are_read(sign):
    chance = numpy.random.default_rng(FRESH)
    likely = probabilities(numpy.array([features(squared(figure(sign, chance))) for _ in range(EACH)]))
    assert (likely.argmax(axis=1) == SIGNS.index(sign)).mean() >= 0.9


def test_other_marks_are_seldom_a_sure_figure():
    chance = numpy.random.default_rng(FRESH)
    likely = probabilities(numpy.array([features(squared(no_figure(chance))) for _ in range(100)]))
    assert (likely[:, :-1].max(axis=1) >= 0.75).mean() <= 0.1


def test_training_is_the_same_each_time():
    models = []
    for _ in range(2):
        inputs, classes = sampled(4, numpy.random.default_rng(7))
        models.append(trained(inputs, classes, numpy.random.default_rng(1)))
    assert all(numpy.array_equal(models[0][name], models[1][name]) for name in models[0])
