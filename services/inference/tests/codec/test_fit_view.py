import numpy as np

from fitsize_inference.codec import fit_view, to_pixel_centres, transform_points


def test_the_view_centres_a_rectangle_and_keeps_its_shape_and_margin() -> None:
    matrix = fit_view(100, 50, 300, 150, size=256, margin=0.1)
    corners = transform_points(matrix, np.array([[100.0, 50.0], [300.0, 150.0]]))
    np.testing.assert_allclose(corners, [[25.6, 76.8], [230.4, 179.2]], atol=1e-3)


def test_points_go_through_a_view_and_back() -> None:
    random = np.random.default_rng(2)
    matrix = np.array([[0.5, 0.1, 3.0], [-0.1, 0.4, 7.0], [1e-4, -2e-4, 1.0]])
    points = random.uniform(0, 500, (30, 2))
    back = transform_points(np.linalg.inv(matrix), transform_points(matrix, points))
    np.testing.assert_allclose(back, points, atol=0.01)


def test_the_corner_of_the_first_pixel_is_half_a_pixel_before_its_centre() -> None:
    # Doubling a picture maps corner 0 to corner 0, that is, centre -0.5 to -0.5.
    doubled = to_pixel_centres(np.diag([2.0, 2.0, 1.0]))
    np.testing.assert_allclose(doubled @ np.array([-0.5, -0.5, 1.0]), [-0.5, -0.5, 1.0])
    np.testing.assert_allclose(doubled @ np.array([0.0, 0.0, 1.0]), [0.5, 0.5, 1.0])
